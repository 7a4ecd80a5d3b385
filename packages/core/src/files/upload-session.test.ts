import { expect, test } from 'vitest';
import type { UploadProgress } from './upload-parameters.ts';
import { HOST, uploadService } from './upload-service.test-setup.ts';
import { plain, upload } from './upload.test-setup.ts';

test('an upload begins with name, type and size, and its chunks say where they belong', async () => {
  const service = uploadService();
  await upload(
    service.fetch,
    { file: new Blob(['hello']), config: { mimeType: 'text/plain', name: 'mine', displayName: 'Mine' } },
    3,
  );
  expect(
    service.requests.map(({ line, bytes, headers }) => [
      line,
      Buffer.from(bytes).toString(),
      Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-goog-upload'))),
    ]),
  ).toEqual([
    [
      `POST ${HOST}/upload/v1/files`,
      '{"file":{"mimeType":"text/plain","name":"files/mine","displayName":"Mine","sizeBytes":"5"}}',
      {
        'x-goog-upload-protocol': 'resumable',
        'x-goog-upload-command': 'start',
        'x-goog-upload-header-content-length': '5',
        'x-goog-upload-header-content-type': 'text/plain',
      },
    ],
    [
      `POST ${HOST}/upload/v1/files?upload_id=1`,
      'hel',
      { 'x-goog-upload-command': 'upload', 'x-goog-upload-offset': '0' },
    ],
    [
      `POST ${HOST}/upload/v1/files?upload_id=1`,
      'lo',
      { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '3' },
    ],
  ]);
});

test('progress is told as the service confirms it', async () => {
  const seen: UploadProgress[] = [];
  const onProgress = (progress: UploadProgress): void => void seen.push(progress);
  await upload(
    uploadService(['half']).fetch,
    { file: new Blob(['12345678']), config: { ...plain.config, onProgress } },
    4,
  );
  expect(seen).toEqual([2, 6, 8].map((sentBytes) => ({ sentBytes, totalBytes: 8 })));
});

test('credentials stay at the base URL, wherever the service would have the bytes', async () => {
  const service = uploadService([], { url: 'https://elsewhere.example/upload/v1/files?upload_id=7' });
  await upload(service.fetch, { file: new Blob(['x']), ...plain }, 5, {
    httpOptions: { baseUrl: 'https://proxy.example/prefix' },
  });
  expect(service.requests.map(({ line }) => line)).toEqual([
    'POST https://proxy.example/prefix/upload/v1/files',
    'POST https://proxy.example/upload/v1/files?upload_id=7',
  ]);
});

test('chunks are of the multiples that the service takes', async () => {
  const service = uploadService([], { granularity: '4' });
  await upload(service.fetch, { file: new Blob(['0123456789']), ...plain }, 7);
  expect(service.requests.slice(1).map(({ bytes }) => bytes.length)).toEqual([4, 4, 2]);
});
