import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ObjectStore } from './object-store.ts';
import type { UploadSession } from './upload-session.ts';

const week = 7 * 24 * 60 * 60 * 1000;

function newUpload(): { store: ObjectStore; session: UploadSession; pass: (ms: number) => void } {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const store = new ObjectStore({ now: () => new Date(now) });
  store.createBucket('bucket');
  const session = store.uploads.open('cloud', { kind: 'object', bucket: 'bucket', name: 'object', options: {} });
  return { store, session, pass: (ms) => (now += ms) };
}

// oxlint-disable-next-line require-await -- an async generator is what the session reads
async function* chunked(bytes: Uint8Array, size: number, brokenAfter = Infinity): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) {
    if (at >= brokenAfter) throw new Error('connection lost');
    yield bytes.subarray(at, at + size);
  }
}

test('ends in the same object whatever breaks and is sent again', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(
        fc.record({
          back: fc.nat(50),
          length: fc.nat(80),
          size: fc.integer({ min: 1, max: 30 }),
          brokenAfter: fc.nat(80),
        }),
      ),
      async (bytes, requests) => {
        const { store, session } = newUpload();
        for (const { back, length, size, brokenAfter } of requests) {
          const offset = Math.max(0, session.received - back); // a client may send again what has already come
          await session
            .receive(offset, chunked(bytes.slice(offset, offset + length), size, brokenAfter))
            .catch(() => {});
        }
        await session.receive(session.received, chunked(bytes.slice(session.received), 7));
        const object = await session.finish();
        expect(Buffer.from(await object.content.bytes())).toEqual(Buffer.from(bytes));
        expect(await session.finish()).toBe(object);
        await store.close();
      },
    ),
  ));

test.for<[title: string, offset: number, bytes: string, length: number, message: string]>([
  ['a gap', 4, 'abc', 3, 'the upload offset is 4 byte(s), which exceeds already uploaded size of 0 byte(s)'],
  ['too few bytes', 0, 'abc', 4, 'There were 3 byte(s) in the request body. There should have been 4 byte(s).'],
  ['too many bytes', 0, 'abc', 2, 'more than the 2 byte(s)'],
])('refuses %s', async ([, offset, bytes, length, message]) => {
  const { session } = newUpload();
  await expect(session.receive(offset, chunked(Buffer.from(bytes), 2), length)).rejects.toThrow(message);
});

test('takes one request at a time, though a broken one may still be ending', async () => {
  const { session } = newUpload();
  const bytes = Buffer.from('0123456789');
  await Promise.all([session.receive(0, chunked(bytes, 1)), session.receive(0, chunked(bytes, 3))]);
  expect(session.received).toBe(10);
});

test('knows a session by its id for a week, unless it is cancelled', async () => {
  const { store, session, pass } = newUpload();
  expect(session.id).toMatch(/^cloud\./);
  expect(store.uploads.get(session.id)).toBe(session);
  expect(() => store.uploads.get('cloud.other')).toThrow(expect.objectContaining({ status: 404 }));
  pass(week + 1);
  expect(() => store.uploads.get(session.id)).toThrow(expect.objectContaining({ status: 410 }));
  expect(store.uploads.has(session.id)).toBe(false);

  const cancelled = newUpload();
  await cancelled.session.cancel();
  expect(() => cancelled.store.uploads.get(cancelled.session.id)).toThrow(expect.objectContaining({ status: 499 }));
});
