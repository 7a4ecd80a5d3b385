import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { JobFailedError } from '../errors/job-failed-error.ts';
import { outputLineReader } from '../rows/output-line.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';
import { lineFile } from '../stores/line-file.ts';
import { jobKeys } from './job-keys.ts';
import { jobResults, type ResultsPlaces } from './job-results.ts';
import type { ResultsJob } from './results-job.ts';
import type { ResultsOptions } from './results-options.ts';
import type { ResultsSummary } from './results-summary.ts';

const job: ResultsJob = { name: 'n', model: 'gemini-2.5-flash', state: 'JOB_STATE_SUCCEEDED' };

const answered = (key: string, text = 'Yes.'): string =>
  JSON.stringify({
    key,
    response: {
      candidates: [{ content: { parts: [{ text }] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 2, totalTokenCount: 12 },
    },
  });

const noSource = (): never => {
  throw new Error('The source was read.');
};

/** The rows of an output of these lines. */
function results<Output = string>(
  lines: readonly string[],
  options: ResultsOptions<Output> = {},
  { of = job, openSource = noSource }: { of?: ResultsJob; openSource?: ResultsPlaces['openSource'] } = {},
): AsyncGenerator<RowOutcome<Output> | Unmatched, void> {
  return jobResults(of, options, {
    openSource,
    async *readRows(entering) {
      const read = entering(outputLineReader(of.model, jobKeys(of, options.key).ofOutput));
      for (const [index, line] of lines.entries()) yield read(line, index + 1);
    },
  });
}

async function read<Output = string>(
  ...[lines, options, places]: Parameters<typeof results<Output>>
): Promise<{ rows: (RowOutcome<Output> | Unmatched)[]; summary: ResultsSummary }> {
  const summaries: ResultsSummary[] = [];
  const onSummary = (summary: ResultsSummary): number => summaries.push(summary);
  const rows = await Array.fromAsync(results(lines, { ...options, onSummary }, places));
  expect(summaries).toHaveLength(1);
  return { rows, summary: summaries[0]! };
}

/** What may happen to a row on its way. */
const fate = fc.constantFrom('comes', 'is lost', 'comes twice', 'comes three times', 'comes under a wrong key');
const keys = fc.uniqueArray(fc.string({ minLength: 1, unit: 'binary' }), { maxLength: 40 });

test('every expected key ends in exactly one outcome, and no line is lost, whatever befalls the rows', () =>
  fc.assert(
    fc.asyncProperty(keys, fc.infiniteStream(fate), fc.infiniteStream(fc.nat()), async (expected, fates, chance) => {
      const known = new Set(expected);
      const lines = expected.flatMap((key, index) => {
        switch (fates.next().value) {
          case 'is lost':
            return [];
          case 'comes twice':
            return [answered(key, 'one'), answered(key, 'two')];
          case 'comes three times':
            return [answered(key, 'one'), answered(key, 'two'), answered(key, 'three')];
          case 'comes under a wrong key':
            return [answered(known.has(`wrong-${index}`) ? `${key}?${index}!` : `wrong-${index}`)];
          default:
            return [answered(key)];
        }
      });
      const shuffled = lines
        .map((line) => ({ line, at: chance.next().value }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ line }) => line);
      const { rows, summary } = await read(shuffled, { expect: expected });

      const ended = rows.flatMap((row) => (row.status === 'unmatched' ? [] : [row.key]));
      expect(ended.toSorted()).toEqual(expected.toSorted());
      const unmatched = rows.filter((row) => row.status === 'unmatched');
      const missing = rows.filter((row) => row.status === 'missing');
      // Each line is a row or unmatched; each row has a line or is missing.
      expect(unmatched.length + expected.length - missing.length).toBe(lines.length);
      for (const { line } of unmatched) expect(shuffled).toContain(line);
      expect(rows.slice(rows.length - missing.length)).toEqual(missing);
      expect(summary.duplicates.count + summary.unknown.count).toBe(unmatched.length);
      expect(summary.missing.count).toBe(missing.length);
      expect(summary.expectedCount).toBe(expected.length);
      expect(summary.usage.rows).toBe(expected.length);
    }),
  ));

test('a second line of a key is told of with how many there were, and with its answer', async () => {
  const { rows, summary } = await read([answered('a'), answered('b'), answered('a', 'Again.'), answered('a')], {
    expect: new Set(['a', 'b']),
  });
  expect(rows.map((row) => [row.status, row.key])).toEqual([
    ['ok', 'a'],
    ['ok', 'b'],
    ['unmatched', 'a'],
    ['unmatched', 'a'],
  ]);
  expect(rows[2]).toMatchObject({
    reason: 'line 2 of the key "a": its row has ended',
    count: 2,
    lineNumber: 3,
    line: answered('a', 'Again.'),
    response: { candidates: [expect.anything()] },
  });
  expect(summary.duplicates).toEqual({ count: 2, examples: ['a', 'a'] });
});

test('a line that nobody expects is told of, and examples are kept of the first ten alone', async () => {
  const strangers = Array.from({ length: 25 }, (_, i) => answered(`stranger-${i}`));
  const { rows, summary } = await read(strangers, { expect: [] });
  expect(rows[0]).toMatchObject({
    status: 'unmatched',
    reason: 'nobody expects the key "stranger-0"',
    key: 'stranger-0',
  });
  expect(summary.unknown.count).toBe(25);
  expect(summary.unknown.examples).toEqual(Array.from({ length: 10 }, (_, i) => `stranger-${i}`));
});

test.for([
  ['JOB_STATE_SUCCEEDED', 'absent'],
  ['JOB_STATE_PARTIALLY_SUCCEEDED', 'absent'],
  ['JOB_STATE_CANCELLED', 'cancelled'],
  ['JOB_STATE_EXPIRED', 'expired'],
] as const)('rows that did not come of a job that is %s are missing because they are %s', async ([state, because]) => {
  const { rows } = await read([answered('b')], { expect: ['a', 'b', 'c'] }, { of: { ...job, state } });
  expect(rows.slice(1)).toEqual([
    { status: 'missing', key: 'a', because },
    { status: 'missing', key: 'c', because },
  ]);
});

/** A job that left no results. */
const emptyJob = (state: string): AsyncGenerator<RowOutcome | Unmatched, void> =>
  jobResults(
    { ...job, state },
    { expect: ['a'] },
    {
      openSource: noSource,
      // oxlint-disable-next-line require-yield -- it has nothing to yield
      async *readRows() {
        throw new JobFailedError({ name: 'n', state });
      },
    },
  );

test('a job that was cancelled before it wrote anything leaves every row missing', async () => {
  expect(await Array.fromAsync(emptyJob('JOB_STATE_CANCELLED'))).toEqual([
    { status: 'missing', key: 'a', because: 'cancelled' },
  ]);
});

test('a job that failed is an error, not a list of missing rows', async () => {
  await expect(Array.fromAsync(emptyJob('JOB_STATE_FAILED'))).rejects.toThrow(JobFailedError);
});

test('keys that are expected twice are told of, and end once', async () => {
  const { rows, summary } = await read([answered('a'), answered('a')], { expect: ['a', 'a', 'b'] });
  expect(rows.map(({ status }) => status)).toEqual(['ok', 'unmatched', 'missing']);
  expect(summary).toMatchObject({ expectedCount: 2, repeated: { count: 1, examples: ['a'] } });
});

test('duplicates are found without expectations, where that is asked for', async () => {
  const lines = [answered('a'), answered('a')];
  expect((await read(lines)).rows.map(({ status }) => status)).toEqual(['ok', 'ok']);
  const { rows, summary } = await read(lines, { detectDuplicates: true });
  expect(rows.map(({ status }) => status)).toEqual(['ok', 'unmatched']);
  expect(summary).not.toHaveProperty('expectedCount');
});

const source = { ...job, src: { gcsUri: ['gs://b/in-*.jsonl', 'gs://b/more.jsonl'] } };
const sourceOf = (files: Record<string, string>): ResultsPlaces['openSource'] =>
  async function* (uri) {
    for (const [name, text] of Object.entries(files)) {
      if (new RegExp(`^${uri.replace('*', '.')}$`).test(name)) {
        yield lineFile(name, async function* () {
          yield Buffer.from(text);
        });
      }
    }
  };

test('the keys of the job’s own source are what is expected', async () => {
  const openSource = sourceOf({
    'gs://b/in-1.jsonl': '{"id":1,"request":{}}\n{"id":2,"request":{}}\n\n',
    'gs://b/in-2.jsonl': '{"id":3,"request":{}}\n',
    'gs://b/more.jsonl': '{"id":"d","request":{}}',
  });
  const lines = [answered('x').replace('"key":"x"', '"id":3')];
  const { rows } = await read(lines, { expect: 'source', key: 'id' }, { of: source, openSource });
  expect(rows.map((row) => [row.status, row.key])).toEqual([
    ['ok', '3'],
    ['missing', '1'],
    ['missing', '2'],
    ['missing', 'd'],
  ]);
});

test('rows of the source without a key are counted, and keep back none of the others', async () => {
  const openSource = sourceOf({
    'gs://b/more.jsonl': '{"key":"a"}\n{"request":{}}\n{"key":null}\nno JSON\n{"key":"b"}',
  });
  const { rows, summary } = await read([answered('b')], { expect: 'source' }, { of: source, openSource });
  expect(rows.map((row) => [row.status, row.key])).toEqual([
    ['ok', 'b'],
    ['missing', 'a'],
  ]);
  expect(summary.keyless).toEqual({
    count: 3,
    examples: ['gs://b/more.jsonl, line 2', 'gs://b/more.jsonl, line 3', 'gs://b/more.jsonl, line 4'],
  });
  expect(summary.expectedCount).toBe(2);
});

test('a null in the column of the key is counted in the same way, as a row', async () => {
  const of = { ...job, src: { bigqueryUri: 'bq://p.d.t' } };
  const openSource = sourceOf({ 'bq://p.d.t': '{"id":"a"}\n{"id":null}' });
  const { rows, summary } = await read([], { expect: 'source', key: 'id' }, { of, openSource });
  expect(rows).toMatchObject([{ status: 'missing', key: 'a' }]);
  expect(summary.keyless).toEqual({ count: 1, examples: ['bq://p.d.t, row 2'] });
});

test.for<[title: string, of: ResultsJob, message: string]>([
  ['a source', source, '(gs://b/more.jsonl, line 1), so it cannot be told which came back. Pass the field that'],
  [
    'a table',
    { ...job, src: { bigqueryUri: 'bq://p.d.t' } },
    '(bq://p.d.t, row 1), so it cannot be told which came back. Pass the column that',
  ],
])('%s of which no row has a key is an error that says where it was looked for', async ([, of, message]) => {
  const openSource = sourceOf({ 'gs://b/more.jsonl': '{"request":{}}', 'bq://p.d.t': '{"request":{}}' });
  await expect(read([], { expect: 'source' }, { of, openSource })).rejects.toThrow(message);
});

test.for<[title: string, of: ResultsJob, message: string]>([
  ['tells no source', job, 'does not tell where its rows are'],
  [
    'read a dataset',
    { ...job, src: { vertexDatasetName: 'projects/1/d' } },
    'are in projects/1/d, which cannot be read',
  ],
])('a job that %s cannot say what to expect', async ([, of, message]) => {
  await expect(read([], { expect: 'source' }, { of })).rejects.toThrow(message);
});

test.for<[expectation: unknown, message: string]>([
  ['gs://b/keys.txt', 'expect is the text "gs://b/keys.txt". Give \'source\', or the keys'],
  [['a', ''], 'expect: key 2 is empty'],
  [[{ id: 'a' }], 'expect: key 1 is of type object'],
])('refuses to expect %j', async ([expectation, message]) => {
  await expect(read([], { expect: expectation as string[] })).rejects.toThrow(message);
});

test('answers are what the schema makes of them, and invalid with its issues where it refuses them', async () => {
  const output = z.object({
    label: z.enum(['bug', 'question']),
    since: z.iso.date().transform((day) => new Date(day)),
  });
  const lines = [
    answered('a', '{"label":"bug","since":"2026-01-31"}'),
    answered('b', '```json\n{"label":"question","since":"2026-01-31"}\n```'),
    answered('c', '{"label":"rant","since":"2026-01-31"}'),
    answered('d', 'I think it is a bug.'),
  ];
  const { rows, summary } = await read(lines, { output });
  const [a, b, c, d] = rows;
  if (a?.status !== 'ok') throw new Error('not ok');
  const since: Date = a.output.since;
  expect(since).toEqual(new Date('2026-01-31'));
  expect(b).toMatchObject({ status: 'ok', output: { label: 'question' } });
  expect(c).toMatchObject({ status: 'invalid', text: lines[2]!.match(/\{\\"label.*?\}/)![0].replaceAll('\\', '') });
  expect(c).toMatchObject({ issues: [{ path: ['label'], message: expect.stringContaining('bug') }] });
  expect(d).toMatchObject({ status: 'invalid', text: 'I think it is a bug.', usage: { promptTokens: 10 } });
  expect(d).toMatchObject({ issues: [{ message: expect.stringContaining('the answer is not JSON') }] });
  expect(summary.usage.counts).toMatchObject({ ok: 2, invalid: 2 });
});

test('a loop that is left gives no summary', async () => {
  let isTold = false;
  const onSummary = (): void => void (isTold = true);
  for await (const row of results([answered('a'), answered('b')], { onSummary })) {
    expect(row.status).toBe('ok');
    break;
  }
  expect(isTold).toBe(false);
});
