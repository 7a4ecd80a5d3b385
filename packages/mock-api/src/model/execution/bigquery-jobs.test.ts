import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { TableField } from '../bigquery/schema/table-field.ts';
import type { JobSnapshot } from '../jobs/batch-jobs.ts';
import type { JsonObject } from '../json.ts';
import type { MockCloud } from '../mock-cloud.ts';

let cloud: MockCloud;
beforeEach(() => {
  cloud = createMockCloud({ project: 'p', order: 'input', clock: 'manual' });
});
afterEach(() => cloud.close());

const field = (name: string, type: TableField['type'], mode: TableField['mode'] = 'NULLABLE'): TableField => ({
  name,
  type,
  mode,
});
const prompt = (text: string): JsonObject => ({ contents: [{ role: 'user', parts: [{ text }] }] });
const gemini = 'publishers/google/models/gemini-2.5-flash';

/** Runs a job to its end. */
async function ended(
  source: string,
  destination: string,
  { model = gemini, location = 'us-central1', in: mock = cloud } = {},
): Promise<JobSnapshot> {
  const order = {
    project: 'p',
    location,
    displayName: 'job',
    model,
    source: source.startsWith('bq:')
      ? ({ kind: 'bigquery', uri: source } as const)
      : ({ kind: 'gcs', uris: [source] } as const),
    destination: destination.startsWith('bq:')
      ? ({ kind: 'bigquery', uri: destination } as const)
      : ({ kind: 'gcs', uriPrefix: destination } as const),
  };
  await mock.prepare();
  const { id } = mock.jobs.create(order);
  await mock.clock.advance(3_600_000);
  return mock.jobs.get(id)!;
}

const namesOf = (table: string): string[] => {
  const [datasetId = '', tableId = ''] = table.split('.');
  return cloud.bigquery
    .requireTable({ projectId: 'p', datasetId, tableId })
    .schema.map(({ name, type }) => `${name} ${type}`);
};

describe('the columns of the output are those of the input and the service’s own', () => {
  test('Gemini, its requests in a column of texts', async () => {
    const schema = [field('id', 'INTEGER'), field('request', 'STRING')];
    await cloud.bigquery.put(
      'd.in',
      [{ id: 1, request: JSON.stringify(prompt('Why?')) }, { id: 2, request: 'no json' }, { id: 3 }],
      { schema },
    );
    expect(await ended('bq://p.d.in', 'bq://p.d.out')).toMatchObject({
      state: 'JOB_STATE_SUCCEEDED',
      outputTable: { datasetUri: 'bq://p.d', tableId: 'out' },
      completionStats: { successful: 1, failed: 2 },
    });
    expect(namesOf('d.out')).toEqual(['id INTEGER', 'request STRING', 'response JSON', 'status STRING']);
    const rows = await cloud.bigquery.rows('d.out');
    expect(rows).toMatchObject([
      {
        id: '1',
        request: JSON.stringify(prompt('Why?')),
        response: { candidates: [{ finishReason: 'STOP' }] },
        status: '',
      },
      { id: '2', request: 'no json', response: {}, status: expect.stringMatching(/^Bad Request: /) },
      { id: '3', response: {}, status: expect.stringMatching(/^Bad Request: /) },
    ]);
  });

  test('an open model drops method and url', async () => {
    await cloud.bigquery.put('d.in', [
      {
        custom_id: 'a',
        method: 'POST',
        url: '/v1/chat/completions',
        body: { messages: [{ role: 'user', content: 'Hi' }] },
        note: 1,
      },
    ]);
    await ended('bq://p.d.in', 'bq://p.d.out', { model: 'publishers/meta/models/llama-3.1-405b-instruct-maas' });
    expect(namesOf('d.out')).toEqual([
      'custom_id STRING',
      'body JSON',
      'note INTEGER',
      'response JSON',
      'id STRING',
      'status STRING',
    ]);
    expect(await cloud.bigquery.rows('d.out')).toMatchObject([
      { custom_id: 'a', note: '1', response: { object: 'chat.completion' } },
    ]);
  });

  test('a model that embeds texts reads the column content', async () => {
    await cloud.bigquery.put('d.in', [{ content: 'A short text', id: 7 }]);
    await ended('bq://p.d.in', 'bq://p.d.out', { model: 'publishers/google/models/text-embedding-005' });
    expect(namesOf('d.out')).toEqual(['content STRING', 'id INTEGER', 'predictions JSON', 'status STRING']);
    const [row] = await cloud.bigquery.rows('d.out');
    expect(row).toMatchObject({
      content: 'A short text',
      id: '7',
      predictions: [{ embeddings: { values: expect.any(Array) } }],
      status: '',
    });
  });

  test('of lines in Cloud Storage, they are found out', async () => {
    const uri = await cloud.bucket('b').put('in.jsonl', [
      { custom_id: 'a', n: 1, request: prompt('Why?') },
      { custom_id: 'b', n: 2.5, request: prompt('How?') },
    ]);
    await ended(uri, 'bq://p.new.out');
    expect(namesOf('new.out')).toEqual([
      'custom_id STRING',
      'n FLOAT',
      'request JSON',
      'response JSON',
      'status STRING',
    ]);
    expect(await cloud.bigquery.rows('new.out')).toMatchObject([
      { custom_id: 'a', n: 1 },
      { custom_id: 'b', n: 2.5 },
    ]);
  });

  test('a table may be answered in Cloud Storage', async () => {
    await cloud.bigquery.put('d.in', [{ id: 1, note: { a: 1 }, request: prompt('Why?') }]);
    const { outputDirectory } = await ended('bq://p.d.in', 'gs://b/out');
    const name = `${outputDirectory!.replace('gs://b/', '')}/predictions.jsonl`;
    expect(JSON.parse(await cloud.bucket('b').text(name))).toMatchObject({
      id: '1',
      note: '{"a":1}',
      request: prompt('Why?'),
      status: '',
    });
  });
});

describe('where it goes', () => {
  beforeEach(async () => {
    await cloud.bigquery.put('d.in', [{ request: prompt('Why?') }]);
  });

  test.for<[destination: string, dataset: RegExp, table: RegExp]>([
    ['bq://p.answers.mine', /^bq:\/\/p\.answers$/, /^mine$/],
    ['bq://p.answers', /^bq:\/\/p\.answers$/, /^predictions_2026_01_01T00_01_00_000Z$/],
    ['bq://p', /^bq:\/\/p\.prediction_model_2026_01_01T00_01_00_000Z$/, /^predictions$/],
  ])('%s', async ([destination, dataset, table]) => {
    const { outputTable, state } = await ended('bq://p.d.in', destination);
    expect(state).toBe('JOB_STATE_SUCCEEDED');
    expect(outputTable).toEqual({ datasetUri: expect.stringMatching(dataset), tableId: expect.stringMatching(table) });
    const { datasetUri, tableId } = outputTable!;
    expect(await cloud.bigquery.rows(`${datasetUri.replace('bq://', '')}.${tableId}`)).toHaveLength(1);
  });

  test('nothing is there before the end, nor when the job is cancelled before its first row', async () => {
    const { id } = cloud.jobs.create({
      project: 'p',
      location: 'us-central1',
      displayName: 'j',
      model: gemini,
      source: { kind: 'bigquery', uri: 'bq://p.d.in' },
      destination: { kind: 'bigquery', uri: 'bq://p.d.out' },
    });
    await cloud.clock.advance(70_000);
    expect(cloud.jobs.get(id)?.state).toBe('JOB_STATE_RUNNING');
    await expect(cloud.bigquery.rows('d.out')).rejects.toThrow('Not found: Table p:d.out');
    cloud.jobs.cancel({ project: 'p', location: 'us-central1', id });
    await cloud.clock.advance(60_000);
    await expect(cloud.bigquery.rows('d.out')).rejects.toThrow('Not found: Table p:d.out');
  });

  test('without making what is missing, a dataset that is not there fails the job', async () => {
    const strict = createMockCloud({ project: 'p', missingBuckets: 'fail', clock: 'manual' });
    await strict.bigquery.put('d.in', [{ request: prompt('Why?') }]);
    const { error } = await ended('bq://p.d.in', 'bq://p.nowhere.out', { in: strict });
    expect(error).toEqual({ code: 3, message: 'Not found: Dataset p:nowhere was not found in location us-central1' });
    await strict.close();
  });
});

describe('a job fails late, with code 3', () => {
  test.for<[name: string, schema: TableField[], message: string]>([
    ['without the column request', [field('prompt', 'JSON')], 'Unrecognized name: request'],
    ['with a request of another type', [field('request', 'INTEGER')], 'is of type INTEGER: it must be JSON or STRING'],
    ['with a column response', [field('request', 'JSON'), field('Response', 'STRING')], 'Found duplicate(s): response'],
    ['with a column status', [field('request', 'JSON'), field('status', 'STRING')], 'Found duplicate(s): status'],
    [
      'with an array',
      [field('request', 'JSON'), field('tags', 'STRING', 'REPEATED')],
      'The column tags of bq://p.d.in is of type ARRAY',
    ],
    [
      'with a struct',
      [field('request', 'JSON'), { ...field('s', 'RECORD'), fields: [field('a', 'STRING')] }],
      'is of type STRUCT',
    ],
    ['with a range', [field('request', 'JSON'), field('r', 'RANGE')], 'is of type RANGE'],
    ['with a date and time', [field('request', 'JSON'), field('at', 'DATETIME')], 'is of type DATETIME'],
    ['with a geography', [field('request', 'JSON'), field('g', 'GEOGRAPHY')], 'is of type GEOGRAPHY'],
    ['without rows', [field('request', 'JSON')], 'The input has no rows.'],
  ])('%s', async ([, schema, message]) => {
    await cloud.bigquery.put('d.in', [], { schema });
    const { state, error } = await ended('bq://p.d.in', 'bq://p.d.out');
    expect({ state, error }).toEqual({
      state: 'JOB_STATE_FAILED',
      error: { code: 3, message: expect.stringContaining(message) },
    });
  });

  test.for<[source: string, destination: string, message: string]>([
    ['bq://p.d.nothing', 'bq://p.d.out', 'Not found: Table p:d.nothing was not found in location us-central1'],
    ['bq://p.nowhere.in', 'bq://p.d.out', 'Not found: Dataset p:nowhere was not found in location us-central1'],
    ['bq://p.wide.in', 'bq://p.d.out', 'is in location `us`, which is a multi-region'],
    [
      'bq://p.far.in',
      'bq://p.d.out',
      'is in location `europe-west4`. It must be in the same regional location as the service location `us-central1`',
    ],
    ['bq://p.d.in', 'bq://p.far.out', 'is in location `europe-west4`'],
    ['bq://p.d.in', 'bq://p.d.in', 'Already Exists: Table p:d.in'],
  ])('%s to %s', async ([source, destination, message]) => {
    await cloud.bigquery.put('d.in', [{ request: prompt('Why?') }]);
    await cloud.bigquery.put('wide.in', [{ request: prompt('Why?') }], { location: 'US' });
    await cloud.bigquery.put('far.in', [{ request: prompt('Why?') }], { location: 'europe-west4' });
    const { state, error } = await ended(source, destination);
    expect({ state, error }).toEqual({
      state: 'JOB_STATE_FAILED',
      error: { code: 3, message: expect.stringContaining(message) },
    });
  });

  test('a global job takes a dataset anywhere', async () => {
    await cloud.bigquery.put('wide.in', [{ request: prompt('Why?') }], { location: 'US' });
    expect(await ended('bq://p.wide.in', 'bq://p.wide.out', { location: 'global' })).toMatchObject({
      state: 'JOB_STATE_SUCCEEDED',
    });
  });
});

test('rows that break off, or are missing, are missing from the table', async () => {
  await cloud.bigquery.put(
    'd.in',
    ['a', 'b', 'c'].map((id) => ({ id, request: prompt(id) })),
  );
  cloud.faults.add({ key: 'b', fault: 'broken-line' });
  await ended('bq://p.d.in', 'bq://p.d.out');
  expect((await cloud.bigquery.rows('d.out')).map(({ id }) => id)).toEqual(['a', 'c']);
});
