import { expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { RowFailure } from '../families/row-failure.ts';
import type { RowFault } from '../execution/row-fault.ts';
import type { MockCloudOptions } from '../mock-cloud-options.ts';
import type { JsonObject } from '../json.ts';
import type { Fault } from './fault.ts';

interface Played {
  readonly fault: Fault | undefined;
  readonly output: string;
}

const gemini = (id: string): JsonObject => ({ id, request: { contents: [{ role: 'user', parts: [{ text: id }] }] } });
const claude = (id: string): JsonObject => ({
  custom_id: id,
  request: { messages: [{ role: 'user', content: id }], anthropic_version: 'vertex-2023-10-16', max_tokens: 50 },
});

const geminiModel = 'publishers/google/models/gemini-2.5-flash';
const models: Record<string, readonly [model: string, row: (id: string) => JsonObject]> = {
  gemini: [geminiModel, gemini],
  claude: ['publishers/anthropic/models/claude-3-5-haiku', claude],
  textEmbedding: ['publishers/google/models/text-embedding-005', (content) => ({ content })],
  geminiEmbedding: [
    'publishers/google/models/gemini-embedding-001',
    (id) => ({ id, request: { content: { parts: [{ text: id }] } } }),
  ],
  ownModel: ['projects/mock-project/locations/us-central1/models/9', (prompt) => ({ prompt })],
};

/** Runs a job, perhaps with something wrong in it. */
async function played(
  [model, row]: readonly [model: string, row: (id: string) => JsonObject],
  rule?: string,
  { ids = ['a', 'b', 'c'], ...options }: MockCloudOptions & { ids?: readonly string[] } = {},
): Promise<Played> {
  const cloud = openCloud({ clock: 'manual', order: 'input', ...options });
  const fault = rule === undefined ? undefined : cloud.faults.add(rule);
  const bucket = cloud.bucket('my-bucket');
  await bucket.put('in.jsonl', ids.map(row));
  cloud.jobs.create({
    project: cloud.project,
    location: cloud.location,
    displayName: 'nightly',
    model,
    source: { kind: 'gcs', uris: ['gs://my-bucket/in.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://my-bucket/out' },
  });
  await cloud.clock.advance(3_600_000);
  const texts = await Promise.all((await bucket.list('out/')).map((name) => bucket.text(name)));
  return { fault, output: texts.join('') };
}

const words: RowFault['fault'][] = [
  'missing',
  'doubled',
  'wrong-key',
  'broken-line',
  'blocked',
  'truncated',
  'invalid-json',
  'error',
];
const cases = Object.keys(models).flatMap((name) => words.flatMap((word) => [0, 1].map((row) => [name, row, word])));

test.for(cases as [name: string, row: number, word: RowFault['fault']][])(
  '%s, row=%i %s has struck if, and only if, the output is another',
  async ([name, row, word]) => {
    const kind = models[name]!;
    const { fault, output } = await played(kind, `row=${row} ${word}`);
    const isSaid = name === 'gemini' || name === 'claude';
    const strikes = isSaid || !['blocked', 'truncated', 'invalid-json'].includes(word);
    expect(fault?.fired).toBe(strikes ? 1 : 0);
    expect(output !== (await played(kind)).output).toBe(strikes);
  },
);

const keysOf = (output: string): unknown[] =>
  output
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as JsonObject)['id']);

test('the first row takes the key of the next', async () => {
  expect(keysOf((await played(models['gemini']!, 'row=0 wrong-key')).output)).toEqual(['b', 'b', 'c']);
});

test('the only row of a job has no other key to take', async () => {
  const { fault, output } = await played(models['gemini']!, 'row=0 wrong-key', { ids: ['a'] });
  expect([fault?.fired, ...keysOf(output)]).toEqual([0, 'a']);
});

test.for([1, 4])('rows that failed before they could be blocked do not count, of %i at once', async (lanes) => {
  const predictors = {
    concurrency: lanes,
    text: ({ text }: { text: string }) => {
      if (text === 'a') throw new RowFailure('INTERNAL', 'Nothing to say.');
      return 'fine';
    },
  };
  const { fault } = await played(models['gemini']!, 'row=* blocked', { predictors });
  expect(fault?.fired).toBe(2);
});

test('a row that a fault did not befall leaves its times to the next', async () => {
  const fixtures = [{ match: { text: 'a' }, error: { message: 'Nothing to say.' } }];
  const { fault, output } = await played(models['gemini']!, 'row=* blocked times=1', { fixtures });
  expect(fault?.fired).toBe(1);
  expect(output.split('\n').map((line) => line.includes('blockReason'))).toEqual([false, true, false, false]);
});

test('a chosen response is no JSON either under invalid-json', async () => {
  const response = { candidates: [{ content: { role: 'model', parts: [{ text: '{}' }] }, finishReason: 'STOP' }] };
  const fixtures = [{ response }];
  const { fault, output } = await played(models['gemini']!, 'row=1 invalid-json', { fixtures });
  expect(fault?.fired).toBe(1);
  expect(output).toContain(String.raw`{\"answer\": `);
});

test('each row of a job can be struck by chance, whether it has an id or not', async () => {
  const ids = Array.from({ length: 200 }, (_, index) => `q${index}`);
  const kind = models['textEmbedding']!;
  const { fault, output } = await played(kind, 'job=nightly row=* error probability=0.1', { ids });
  expect(fault?.fired).toBeGreaterThan(5);
  expect(fault?.fired).toBeLessThan(40);
  expect(output.match(/"code"|"status":"[^"]/g)?.length).toBe(fault?.fired);
});

test('a key of * is of each row that has an id', async () => {
  expect((await played(models['gemini']!, 'key=* missing')).fault?.fired).toBe(3);
  expect((await played(models['textEmbedding']!, 'key=* missing')).fault?.fired).toBe(0);
});
