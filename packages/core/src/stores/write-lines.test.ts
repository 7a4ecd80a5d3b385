import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLines, type LinesToWrite } from './write-lines.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'write-lines-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* later(): AsyncGenerator<object> {
  yield { a: 'ü' };
  yield { b: 2 };
}

test.for<[title: string, lines: () => LinesToWrite]>([
  ['strings', () => ['{"a":"ü"}', '{"b":2}']],
  ['objects', () => new Set([{ a: 'ü' }, { b: 2 }])],
  ['an async generator', later],
])('writes %s, a line each', async ([title, lines]) => {
  const file = path.join(folder, `${title}.jsonl`);
  expect(await writeLines(lines(), file)).toEqual({ uri: file, sizeBytes: 19 });
  expect(await readFile(file, 'utf8')).toBe('{"a":"ü"}\n{"b":2}\n');
});

test('a name that ends in .gz gets lines that are packed', async () => {
  const file = path.join(folder, 'rows.jsonl.gz');
  const progress: object[] = [];
  const { sizeBytes } = await writeLines(later(), file, { onProgress: (now) => progress.push(now), totalBytes: 19 });
  const bytes = await readFile(file);
  expect(gunzipSync(bytes).toString()).toBe('{"a":"ü"}\n{"b":2}\n');
  expect(sizeBytes).toBe(bytes.length);
  expect(progress.at(-1)).toEqual({ sentBytes: bytes.length });
});

test('lines that end in an error leave no packed file', async () => {
  async function* failing(): AsyncGenerator<string> {
    yield '{}';
    throw new RangeError('no more');
  }
  const file = path.join(folder, 'failed.jsonl.gz');
  await expect(writeLines(failing(), file)).rejects.toThrow(RangeError);
  await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test.for([
  ['bq://p.d.t', 'does not write to BigQuery. Give a path or gs://…'],
  ['files/abc', 'client.files.upload'],
  ['s3://bucket/x.jsonl', 'is no place for lines'],
] as const)('says what to do about %s', async ([to, message]) => {
  await expect(writeLines([], to)).rejects.toThrow(message);
  await expect(writeLines([], to)).rejects.toMatchObject({ name: 'ConfigurationError' });
});

const circle: Record<string, unknown> = {};
circle['self'] = circle;

test.for<[title: string, row: unknown, why: string]>([
  ['a circle', circle, 'Converting circular structure to JSON. Give'],
  ['a bigint in it', { id: 7n }, 'Do not know how to serialize a BigInt'],
  ['nothing', undefined, 'it is of type undefined'],
  ['null', null, 'it is of type null'],
  ['a number', 7, 'it is of type number'],
  ['an object that is nothing in JSON', { toJSON: () => undefined }, 'it is of type object'],
])('a row that cannot be written is named by its number: %s', async ([, row, why]) => {
  const file = path.join(folder, 'refused.jsonl');
  async function* rows(): AsyncGenerator<object> {
    yield* [{}, row as object];
  }
  for (const lines of [[{}, row as object], rows()]) {
    const writing = writeLines(lines, file);
    await expect(writing).rejects.toMatchObject({ name: 'InvalidArgumentError' });
    await expect(writing).rejects.toThrow(`Row 2 cannot be written as a line: ${why}`);
  }
  await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('an abort ends the writing', async () => {
  const controller = new AbortController();
  function* aborting(): Generator<string> {
    for (;;) {
      yield 'x'.repeat(100_000);
      controller.abort(new Error('enough'));
    }
  }
  const file = path.join(folder, 'aborted.jsonl');
  await expect(writeLines(aborting(), file, { abortSignal: controller.signal })).rejects.toThrow('enough');
});
