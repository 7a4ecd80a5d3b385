import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readResultsFrom } from './read-results.ts';
import type { ResultStores } from './result-stores.ts';

const job = {
  name: 'projects/1/locations/us-east5/batchPredictionJobs/2',
  model: 'publishers/google/models/gemini-2.5-flash',
  state: 'JOB_STATE_SUCCEEDED',
  outputInfo: { gcsOutputDirectory: 'gs://b/out/d' },
};

/** Files by name, in chunks of so many bytes. */
const storeOf = (
  files: Record<string, string | Buffer>,
  size = 65_536,
  open: Set<string> = new Set(),
): ResultStores => ({
  objects: {
    async *list(bucket) {
      for (const name of Object.keys(files)) yield { bucket, name };
    },
    async *listDirectories() {},
    async *read({ name }) {
      open.add(name);
      try {
        const bytes = Buffer.from(files[name]!);
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      } finally {
        open.delete(name);
      }
    },
  },
  openFile: () => expect.unreachable(),
  openTable: () => expect.unreachable(),
});

const answered = (key: string, text: string): string =>
  JSON.stringify({
    key,
    status: '',
    response: { candidates: [{ content: { parts: [{ text }] }, finishReason: 'STOP' }] },
  });
const failed = (key: string): string =>
  JSON.stringify({
    key,
    status: 'Bad Request: {"error": {"code": 400, "message": "No.", "status": "INVALID_ARGUMENT"}}',
    response: {},
  });

test('streams every row of every shard with its key', async () => {
  const store = storeOf({
    'out/d/predictions.jsonl-00001-of-00002': `${answered('c', 'C')}\n\n`,
    'out/d/predictions.jsonl-00000-of-00002': `${answered('b', 'B')}\r\n${failed('a')}\n`,
    'out/d/incremental_predictions.jsonl': `${answered('c', 'C')}\n`,
  });
  const rows = await Array.fromAsync(readResultsFrom(store, job));
  expect(rows.map((row) => row.status !== 'unmatched' && [row.key, row.status])).toEqual([
    ['b', 'ok'],
    ['a', 'error'],
    ['c', 'ok'],
  ]);
});

test('every line ends in exactly one outcome, however the bytes arrive', () => {
  const line = fc.oneof(
    fc
      .record({ key: fc.string({ minLength: 1 }), text: fc.string({ unit: 'binary' }) })
      .map(({ key, text }) => ({ key, text: answered(key, text) })),
    fc.string({ minLength: 1 }).map((key) => ({ key, text: failed(key) })),
    fc.constantFrom('{', '[]', 'null', '{"key":"x"', '"\u2028"').map((text) => ({ key: undefined, text })),
  );
  return fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 64 }), async (lines, size) => {
      const store = storeOf({ 'out/d/predictions.jsonl': lines.map(({ text }) => `${text}\n`).join('') }, size);
      const rows = await Array.fromAsync(readResultsFrom(store, job));
      expect(rows.map((row) => (row.status === 'unmatched' ? { key: undefined, text: row.line } : row.key))).toEqual(
        lines.map(({ key, text }) => key ?? { key, text }),
      );
      expect(rows.flatMap((row, at) => (row.status === 'unmatched' ? [row.lineNumber - 1 === at] : []))).not.toContain(
        false,
      );
    }),
  );
});

test('reports a line that is no UTF-8 rather than showing other characters as the model’s', async () => {
  const broken = Buffer.from(answered('k', '?'));
  broken[broken.indexOf('?')] = 0xff;
  const store = storeOf({
    'out/d/predictions.jsonl': Buffer.concat([broken, Buffer.from(`\n${answered('k2', 'ü')}`)]),
  });
  expect(await Array.fromAsync(readResultsFrom(store, job))).toMatchObject([
    { status: 'unmatched', reason: 'not valid UTF-8', lineNumber: 1 },
    { status: 'ok', key: 'k2', output: 'ü' },
  ]);
});

test('takes the key from where the caller says', async () => {
  const store = storeOf({ 'out/d/predictions.jsonl': '{"id":7,"key":"no","response":{"candidates":[]}}' });
  expect(await Array.fromAsync(readResultsFrom(store, job, { key: 'id' }))).toMatchObject([{ key: '7' }]);
  expect(
    await Array.fromAsync(readResultsFrom(store, job, { key: (line) => `row-${String(line['id'])}` })),
  ).toMatchObject([{ key: 'row-7' }]);
});

test('says which field to pass when none is the key', async () => {
  const store = storeOf({ 'out/d/predictions.jsonl': '\n{"id":7,"response":{}}' });
  await expect(Array.fromAsync(readResultsFrom(store, job))).rejects.toThrow(
    "(gs://b/out/d/predictions.jsonl, line 2). Its scalar fields: id. Pass the one that names the row, e.g. `key: 'id'`",
  );
});

test('leaving the loop ends the download', async () => {
  const open = new Set<string>();
  const store = storeOf({ 'out/d/predictions.jsonl': `${answered('a', 'A')}\n`.repeat(100) }, 64, open);
  for await (const row of readResultsFrom(store, job)) {
    expect(row).toMatchObject({ key: 'a' });
    expect(open).toContain('out/d/predictions.jsonl');
    break;
  }
  expect(open.size).toBe(0);
});

test('an abort ends the loop with its reason, and the download', async () => {
  const open = new Set<string>();
  const store = storeOf({ 'out/d/predictions.jsonl': `${answered('a', 'A')}\n`.repeat(100) }, 65_536, open);
  const controller = new AbortController();
  let rows = 0;
  const reading = async (): Promise<void> => {
    for await (const row of readResultsFrom(store, job, { abortSignal: controller.signal })) {
      if (row.status === 'ok') rows++;
      if (rows === 3) controller.abort(new Error('enough'));
    }
  };
  await expect(reading()).rejects.toThrow('enough');
  expect(rows).toBe(3);
  expect(open.size).toBe(0);
});

const keyless = (id: number): string => `{"id":${id},"error":{"code":13,"message":"it broke"}}`;

test.for([1, 98])('%i lines without a key, before the first that has one, end nothing', async (count) => {
  const lines = Array.from({ length: count }, (_, at) => keyless(at));
  const store = storeOf({ 'out/d/predictions.jsonl': [...lines, '{"key":', answered('a', 'A')].join('\n') });
  const rows = await Array.fromAsync(readResultsFrom(store, job));
  expect(rows.slice(0, count)).toEqual(
    lines.map((line, at) => ({ status: 'unmatched', line, lineNumber: at + 1, reason: 'no key' })),
  );
  expect(rows.slice(count)).toMatchObject([{ status: 'unmatched' }, { status: 'ok', key: 'a' }]);
});

test.for<[what: string, count: number, later: readonly string[]]>([
  ['no line has a key', 2, []],
  ['the first hundred have none', 100, [answered('a', 'A')]],
])('where %s, it is told what to pass', async ([, count, later]) => {
  const lines = Array.from({ length: count }, (_, at) => keyless(at));
  const store = storeOf({ 'out/d/predictions.jsonl': ['not JSON', ...lines, ...later].join('\n') });
  const seen: unknown[] = [];
  await expect(async () => {
    for await (const row of readResultsFrom(store, job)) seen.push(row);
  }).rejects.toThrow(/\(gs:\/\/b\/out\/d\/predictions\.jsonl, line 2\)\. Its scalar fields: id\..*`key: 'id'`/);
  expect(seen).toMatchObject([{ status: 'unmatched', line: 'not JSON' }]);
});
