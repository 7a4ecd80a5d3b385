import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UploadFileParameters } from './upload-parameters.ts';
import { uploadService } from './upload-service.test-setup.ts';
import { plain, upload } from './upload.test-setup.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'upload-'))));
afterAll(() => rm(folder, { recursive: true }));

test.for<[path: string, type: string, fileName: string]>([
  ['rows.jsonl', 'application/jsonl', 'rows.jsonl'],
  ['ROWS.JSONL', 'application/jsonl', 'ROWS.JSONL'],
  ['a.b.txt', 'text/plain', 'a.b.txt'],
  ['größe.csv', 'text/csv', 'gr%C3%B6%C3%9Fe.csv'],
])('the type and the name of a file come from its path: %s', async ([path, type, fileName]) => {
  const service = uploadService();
  await writeFile(join(folder, path), 'x');
  await upload(service.fetch, { file: join(folder, path) });
  expect(service.requests.map(({ headers }) => headers.get('x-goog-upload-file-name'))).toEqual([fileName, fileName]);
  expect(service.requests[0]?.headers.get('x-goog-upload-header-content-type')).toBe(type);
});

test.for<[title: string, params: UploadFileParameters, message: RegExp]>([
  [
    'an unknown ending',
    { file: '{folder}/noext' },
    /^Can not determine mimeType\. Please provide mimeType in the config\./,
  ],
  ['a blob without a type', { file: new Blob(['x']) }, /^Can not determine mimeType/],
  ['a stream without a type', { file: Readable.from([Buffer.from('x')]) }, /^Can not determine mimeType/],
  ['a file that is not there', { file: '{folder}/nowhere.txt' }, /^Cannot upload: ENOENT: no such file/],
  ['a folder', { file: '{folder}' }, /is no file/],
  ['a stream of text', { file: Readable.from(['x']), ...plain }, /something other than a Uint8Array/],
  ['a number', { file: 5 as unknown as string }, /give a path, a Blob, or a stream/],
  ['a strange size', { file: new Blob(['x']), config: { sizeBytes: 1.5 } }, /config\.sizeBytes must be a whole number/],
])('%s is refused before anything is sent', async ([, params, message]) => {
  const service = uploadService();
  await writeFile(join(folder, 'noext'), 'x');
  const file = typeof params.file === 'string' ? params.file.replace('{folder}', folder) : params.file;
  await expect(upload(service.fetch, { ...params, file })).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    message: expect.stringMatching(message),
  });
  expect(service.requests).toEqual([]);
});

test.for([3, 7, 200])('a stream that is not %i bytes long, as was said, never becomes a file', async (sizeBytes) => {
  const service = uploadService();
  const file = Readable.from([Buffer.from('he'), Buffer.from('llo')]);
  await expect(upload(service.fetch, { file, config: { ...plain.config, sizeBytes } }, 2)).rejects.toMatchObject({
    name: 'UnreadableFileError',
    message: expect.stringContaining(`not ${sizeBytes}, as config.sizeBytes says`),
  });
  expect(service.requests.some(({ command }) => command.includes('finalize'))).toBe(false);
  expect(file.destroyed).toBe(true);
});

test('a stream whose end is not in sight is uploaded without a size', async () => {
  const service = uploadService();
  await upload(service.fetch, { file: Readable.from([Buffer.from('hello')]), ...plain }, 2);
  expect(service.requests[0]?.headers.has('x-goog-upload-header-content-length')).toBe(false);
  expect(Buffer.from(service.requests[0]!.bytes).toString()).toBe('{"file":{"mimeType":"text/plain"}}');
});
