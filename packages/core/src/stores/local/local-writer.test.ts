import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localWriter } from './local-writer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-writer-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

test('writes a file and tells how far it is', async () => {
  const file = path.join(folder, 'rows.jsonl');
  const progress: object[] = [];
  const written = await localWriter(pathToFileURL(file).href).write(chunks('a\n', 'b\n'), {
    onProgress: (now) => progress.push(now),
    totalBytes: 4,
  });
  expect(written).toEqual({ uri: pathToFileURL(file).href, sizeBytes: 4 });
  expect(await readFile(file, 'utf8')).toBe('a\nb\n');
  expect(progress).toEqual([
    { sentBytes: 2, totalBytes: 4 },
    { sentBytes: 4, totalBytes: 4 },
  ]);
});

test('a failure leaves the file that was there, and nothing else', async () => {
  const file = path.join(folder, 'rows.jsonl');
  await writeFile(file, 'before');
  async function* failing(): AsyncGenerator<Buffer> {
    yield Buffer.from('half');
    throw new Error('no more');
  }
  await expect(localWriter(file).write(failing())).rejects.toThrow('no more');
  const abortSignal = AbortSignal.abort(new Error('enough'));
  await expect(localWriter(file).write(chunks('x'), { abortSignal })).rejects.toThrow('enough');
  expect(await readFile(file, 'utf8')).toBe('before');
  expect(await readdir(folder)).toEqual(['rows.jsonl']);
});

test.for<[title: string, name: string, message: string]>([
  ['a directory', '', 'it is a directory'],
  ['a path whose directory is not there', 'no/rows.jsonl', 'there is no such file or directory (looked at'],
])('says why it cannot write to %s', async ([, name, message]) => {
  await expect(localWriter(path.join(folder, name)).write(chunks('x'))).rejects.toThrow(message);
});
