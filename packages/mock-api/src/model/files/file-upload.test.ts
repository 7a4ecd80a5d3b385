import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { FileUpload } from './file-upload.ts';

function start(sizeBytes?: number): FileUpload {
  const cloud = createMockCloud();
  onTestFinished(() => cloud.close());
  return cloud.files.startUpload({ mimeType: 'text/plain', sizeBytes });
}

async function* chunks(...bytes: Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* bytes;
}

test('a file is the same however its bytes arrive', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 4 }), { maxLength: 5 }),
      async (requests) => {
        const whole = Buffer.concat(requests.flat());
        const upload = start(whole.length);
        for (const request of requests) await upload.receive(upload.received, chunks(...request));
        const file = await upload.finalize();
        expect(Buffer.from(await file.content.bytes()).equals(whole)).toBe(true);
        expect(file.sha256).toBe(hash('sha256', whole));
        expect([upload.status, upload.received]).toEqual(['final', whole.length]);
        expect(await upload.finalize()).toBe(file);
      },
    ),
    { numRuns: 30 },
  ));

test('bytes that do not begin where the last ones ended are refused, and the upload goes on', async () => {
  const upload = start(4);
  await upload.receive(0, chunks(Buffer.from('ab')));
  for (const offset of [0, 3]) {
    await expect(upload.receive(offset, chunks(Buffer.from('xx')))).rejects.toThrow('2 bytes have been received');
  }
  await upload.receive(2, chunks(Buffer.from('cd')));
  expect(String(Buffer.from(await (await upload.finalize()).content.bytes()))).toBe('abcd');
});

test('an upload ends neither with fewer nor with more bytes than were announced', async () => {
  const upload = start(3);
  await upload.receive(0, chunks(Buffer.from('ab')));
  await expect(upload.finalize()).rejects.toThrow('2 of 3 bytes');
  await expect(upload.receive(2, chunks(Buffer.from('cd')))).rejects.toThrow('more bytes than the 3');
});

test('nothing can be added to an upload that was cancelled', async () => {
  const upload = start();
  await upload.receive(0, chunks(Buffer.from('ab')));
  await upload.cancel();
  expect(upload.status).toBe('cancelled');
  await expect(upload.receive(2, chunks(Buffer.from('c')))).rejects.toThrow('it is cancelled');
  await expect(upload.finalize()).rejects.toThrow('it is cancelled');
});

test('an upload that nobody completes is gone after a week, and so is one that was completed', async () => {
  const cloud = createMockCloud({ clock: 'manual' });
  onTestFinished(() => cloud.close());
  const [half, whole] = [cloud.files.startUpload({}), cloud.files.startUpload({})];
  await half.receive(0, chunks(Buffer.from('ab')));
  await whole.finalize();
  await cloud.clock.advance(7 * 24 * 3_600_000);
  expect(cloud.files.upload(half.id)).toBe(half);
  const address = `https://generativelanguage.googleapis.com/upload/v1beta/files?upload_id=${half.id}`;
  const query = { method: 'POST', headers: { 'x-goog-upload-command': 'query' } };
  expect((await cloud.fetch(address, query)).headers.get('x-goog-upload-size-received')).toBe('2');
  await cloud.clock.advance(1);
  expect((await cloud.fetch(address, query)).status).toBe(404);
  expect([cloud.files.hasUpload(half.id), cloud.files.hasUpload(whole.id)]).toEqual([false, false]);
  expect(half.status).toBe('cancelled');
});

test('whoever uploads next sweeps up what is a week old, bytes and all', async () => {
  const cloud = createMockCloud({ clock: 'manual' });
  onTestFinished(() => cloud.close());
  const old = cloud.files.startUpload({});
  await old.receive(0, chunks(Buffer.from('ab')));
  await cloud.clock.advance(24 * 3_600_000);
  const young = cloud.files.startUpload({});
  await cloud.clock.advance(6 * 24 * 3_600_000 + 1);
  cloud.files.startUpload({});
  expect([old.status, young.status]).toEqual(['cancelled', 'active']);
  await expect(old.receive(2, chunks(Buffer.from('c')))).rejects.toThrow('it is cancelled');
});
