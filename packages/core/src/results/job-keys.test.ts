import { expect, test } from 'vitest';
import type { JsonObject } from '../rows/json-object.ts';
import type { RowKey } from '../rows/row-key.ts';
import { jobKeys, tellsKeys } from './job-keys.ts';
import type { ResultsJob } from './results-job.ts';

const own: ResultsJob = { model: 'projects/1/locations/l/models/7' };
const keyed: ResultsJob = { ...own, raw: { instanceConfig: { keyField: 'ticket' } } };
const gemini: ResultsJob = { model: 'publishers/google/models/gemini-2.5-flash' };
const embedding: ResultsJob = { model: 'text-embedding-005' };

interface Lines {
  readonly of: ResultsJob;
  readonly key?: RowKey;
  readonly input: JsonObject;
  readonly output: JsonObject;
}

const answer = { prediction: 'hi' };

test.for<[title: string, lines: Lines]>([
  ['the job’s keyField', { of: keyed, input: { ticket: 'a', key: 'b' }, output: { key: 'a', ...answer } }],
  ['the job’s keyField, of a row that failed', { of: keyed, input: { ticket: 'a' }, output: { key: 'a', error: {} } }],
  [
    'the job’s keyField, of a row that failed and is repeated',
    { of: keyed, input: { ticket: 'a' }, output: { instance: { ticket: 'a' }, error: {} } },
  ],
  [
    'the job’s keyField, by name',
    { of: keyed, key: 'ticket', input: { ticket: 'a', key: 'b' }, output: { key: 'a', ...answer } },
  ],
  [
    'the job’s keyField, by its name in the output',
    { of: keyed, key: 'key', input: { ticket: 'a', key: 'b' }, output: { key: 'a', ...answer } },
  ],
  [
    'a keyField that the job does not tell of, by name',
    { of: own, key: 'ticket', input: { ticket: 'a' }, output: { key: 'a', ...answer } },
  ],
  [
    'a keyField that a Gemma’s job does not tell of, by name',
    { of: { model: 'gemma-3-4b-it' }, key: 'ticket', input: { ticket: 'a' }, output: { key: 'a', error: {} } },
  ],
  [
    'a field of an instance that comes back',
    { of: own, key: 'id', input: { id: 'a' }, output: { instance: { id: 'a' }, ...answer } },
  ],
  [
    'a field that the model was not shown, and that comes back beside the instance',
    { of: own, key: 'id', input: { id: 'a', x: 1 }, output: { id: 'a', instance: { id: 'b', x: 1 }, ...answer } },
  ],
  [
    'a field of a text to embed',
    { of: embedding, key: 'id', input: { content: 'x', id: 'a' }, output: { instance: { id: 'a' }, predictions: [] } },
  ],
  [
    'a field beside a request',
    { of: gemini, key: 'id', input: { id: 'a', key: 'b' }, output: { id: 'a', key: 'b', response: {} } },
  ],
  [
    'a function',
    {
      of: keyed,
      key: (line) => String(line['ticket'] ?? line['key']),
      input: { ticket: 'a' },
      output: { key: 'a', ...answer },
    },
  ],
  ['none, of an own model without a keyField', { of: own, input: { key: 'a' }, output: { key: 'a', ...answer } }],
])('a row and its result have one key by %s', ([, { of, key, input, output }]) => {
  const { ofInput, ofOutput } = jobKeys(of, key);
  expect(ofInput(input, JSON.stringify(input))).toBe('a');
  expect(ofOutput(output, JSON.stringify(output))).toBe('a');
});

test.for<[title: string, of: ResultsJob, key: RowKey, output: JsonObject]>([
  ['another field than the job’s keyField', keyed, 'prompt', { key: 'a', ...answer }],
  ['a field that the instance does not have', own, 'id', { key: 'a', instance: {}, ...answer }],
  ['a field of a Gemini’s line', gemini, 'id', { key: 'a', error: {} }],
  ['a field of a line that is neither answer nor failure', own, 'id', { key: 'a' }],
])('no other key is taken for %s', ([, of, key, output]) => {
  expect(jobKeys(of, key).ofOutput(output, JSON.stringify(output))).toBeUndefined();
});

test.for<[tells: boolean, title: string, of: ResultsJob, key: RowKey | undefined]>([
  [true, 'a job as fetched', keyed, undefined],
  [true, 'a job of Gemini, however it was kept', gemini, undefined],
  [true, 'an own model’s job with the field’s name', own, 'ticket'],
  [true, 'an own model’s job with a function', own, () => 'a'],
  [false, 'an own model’s job without what was fetched', own, undefined],
  [false, 'the same with the name that keys have in the output', own, 'key'],
  [false, 'a job of which nothing is known', {}, undefined],
])('tells whether keys are known where to be (%s): %s', ([tells, , of, key]) => {
  expect(tellsKeys(of, key)).toBe(tells);
});
