import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { HOST, uploadService } from './upload-service.test-setup.ts';
import { plain, upload } from './upload.test-setup.ts';

test('an upload that gets nowhere ends with the last failure, and how often it was tried', async () => {
  const service = uploadService(['503', 'none', '503', 'none', '503']);
  await expect(upload(service.fetch, { file: new Blob(['x']), ...plain })).rejects.toMatchObject({
    status: 503,
    attempts: 3,
  });
  expect(service.requests.map(({ command }) => command)).toEqual([
    'start',
    'upload, finalize',
    'query',
    'upload, finalize',
    'query',
    'upload, finalize',
  ]);
});

test('with one attempt, a chunk that fails is the end', async () => {
  const service = uploadService(['503']);
  const options = { httpOptions: { retryOptions: { attempts: 1 } } };
  await expect(upload(service.fetch, { file: new Blob(['x']), ...plain }, 5, options)).rejects.toMatchObject({
    status: 503,
  });
  expect(service.requests).toHaveLength(2);
});

test('an aborted upload sends no more, and lets go of its stream', async () => {
  const service = uploadService();
  const controller = new AbortController();
  const file = Readable.from(['a', 'b', 'c'].map((text) => Buffer.from(text)));
  const onProgress = (): void => controller.abort('enough');
  const call = upload(
    service.fetch,
    { file, config: { ...plain.config, onProgress, abortSignal: controller.signal } },
    1,
  );
  await expect(call).rejects.toBe('enough');
  expect(service.requests).toHaveLength(2);
  expect(file.destroyed).toBe(true);
});

test.for<[title: string, answers: (start: boolean) => Response, message: RegExp]>([
  [
    'an answer without an upload URL',
    () => new Response(''),
    /^Failed to get upload url\. Server did not return the x-google-upload-url/,
  ],
  [
    'an upload URL that is none',
    () => new Response('', { headers: { 'x-goog-upload-url': 'there' } }),
    /an address that is none/,
  ],
  [
    'an upload that does not end',
    (start) =>
      new Response('', { headers: start ? { 'x-goog-upload-url': HOST } : { 'x-goog-upload-status': 'active' } }),
    /^All content has been uploaded, but the upload status is not finalized\./,
  ],
  [
    'an upload that the service gave up',
    (start) =>
      new Response('', { headers: start ? { 'x-goog-upload-url': HOST } : { 'x-goog-upload-status': 'cancelled' } }),
    /^Failed to upload file: Upload status is not finalized/,
  ],
  [
    'an end without a file',
    (start) =>
      new Response('{}', { headers: start ? { 'x-goog-upload-url': HOST } : { 'x-goog-upload-status': 'final' } }),
    /look for it with files\.list/,
  ],
])('%s is told as such', async ([, answers, message]) => {
  let count = 0;
  const call = upload(async () => answers(count++ === 0), { file: new Blob(['x']), ...plain });
  await expect(call).rejects.toMatchObject({ name: 'InvalidResponseError', message: expect.stringMatching(message) });
});
