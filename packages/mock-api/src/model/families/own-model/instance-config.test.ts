import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { create, linesOf, openSeeded, run, type Job } from '../run-job.test-setup.ts';

describe("models of one's own", () => {
  const model = 'projects/mock-project/locations/us-central1/models/7654321';
  const RESULTS = 'prediction.results-00000-of-00001';

  test.for<[what: string, config: JsonObject, instance: unknown, line: JsonObject]>([
    ['a key', { keyField: 'id' }, { age: 31, colour: 'red' }, { key: '42' }],
    ['excluded fields', { excludedFields: ['id'] }, { age: 31, colour: 'red' }, { id: '42' }],
    ['included fields', { includedFields: ['colour'] }, { colour: 'red' }, {}],
    ['an array', { instanceType: 'array', includedFields: ['colour', 'age'] }, ['red', 31], {}],
    ['a key and an array', { instanceType: 'array', keyField: 'id', includedFields: ['age'] }, [31], { key: '42' }],
    [
      'an object',
      { instanceType: 'object', keyField: 'id', excludedFields: ['age'] },
      { colour: 'red' },
      { key: '42' },
    ],
  ])('with %s, the model sees what the job says', async ([, instanceConfig, instance, line]) => {
    const seen: unknown[] = [];
    const cloud = openSeeded({ models: { 7654321: { predict: (question) => seen.push(question.instance) } } });
    const { files } = await run(cloud, [{ id: '42', age: 31, colour: 'red' }], { model, more: { instanceConfig } });
    expect(seen).toEqual([instance]);
    expect(linesOf(files[RESULTS])).toEqual([{ ...('key' in line ? {} : { instance }), ...line, prediction: 1 }]);
  });

  test.for<[what: string, order: Partial<Job>, words: string]>([
    [
      'an unknown type',
      { more: { instanceConfig: { instanceType: 'list' } } },
      'Supported values are: [object, array]',
    ],
    [
      'fields both in and out',
      { more: { instanceConfig: { includedFields: ['a'], excludedFields: ['b'] } } },
      'Must be empty when included_fields is populated',
    ],
    [
      'a key in a list of files',
      { format: 'file-list', more: { instanceConfig: { keyField: 'a' } } },
      'Fields can be named',
    ],
    ['an unknown format', { format: 'parquet' }, '[jsonl, csv, tf-record, tf-record-gzip, file-list]'],
    ['a place that is not its own', { location: 'us-east1' }, 'runs in the region of its model'],
  ])('%s is refused', async ([, order, words]) => {
    const { status, body } = await create(openSeeded(), { model, ...order });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(words);
  });

  test('arrays of objects need an order of fields', async () => {
    const more = { instanceConfig: { instanceType: 'array' } };
    const { job } = await run(openSeeded(), [{ a: 1 }], { model, more });
    expect(job).toMatchObject({ error: { message: expect.stringContaining('included_fields must say the order') } });
  });
});
