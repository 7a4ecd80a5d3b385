import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

test.for([
  ['bq://p.d.t', 'does not write to BigQuery. Give a path or gs://…'],
  ['files/abc', 'client.files.upload'],
  ['s3://bucket/x.jsonl', 'is no place for lines'],
] as const)('says what to do about %s', async ([to, message]) => {
  await expect(writeLines([], to)).rejects.toThrow(message);
  await expect(writeLines([], to)).rejects.toMatchObject({ name: 'ConfigurationError' });
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
