import { expect, onTestFinished, test, vi } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import type { MockCloud } from '../model/mock-cloud.ts';

function newCloud(): MockCloud {
  const cloud = createMockCloud({ clock: 'manual' });
  onTestFinished(() => cloud.close());
  return cloud;
}

const bucket = 'https://storage.googleapis.com/storage/v1/b/my-bucket';
const object = `${bucket}/o/large?alt=media`;
const upload = 'https://storage.googleapis.com/upload/storage/v1/b/my-bucket/o?uploadType=media&name=a';
const reason = new Error('enough');

async function withLargeObject(): Promise<MockCloud> {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('large', new Uint8Array(1_000_000));
  return cloud;
}

test('an aborted call rejects with the reason at once; what it asked for is done all the same', async () => {
  const cloud = newCloud();
  const { faults, fetch, journal } = cloud;
  await cloud.bucket('my-bucket').put('b', 'b');
  faults.add('storage.objects.insert latency-1ms');
  const controller = new AbortController();
  const call = fetch(upload, { method: 'POST', body: 'the text', signal: controller.signal });
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  expect(await cloud.bucket('my-bucket').list()).toEqual(['b']);
  await journal.waitFor({ operation: 'storage.objects.insert', status: 200 });
  expect(await cloud.bucket('my-bucket').text('a')).toBe('the text');
});

test('a time-out ends a call that takes too long, also one of a Request', async () => {
  const { faults, fetch } = newCloud();
  faults.add('latency-300ms');
  const [ofInit, ofRequest] = [{ signal: AbortSignal.timeout(1) }, { signal: AbortSignal.timeout(1) }];
  await expect(fetch(bucket, ofInit)).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(fetch(new Request(bucket, ofRequest))).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a call whose signal was aborted before is not made', async () => {
  const { fetch, journal } = newCloud();
  await expect(fetch(bucket, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(journal.requests()).toEqual([]);
});

test('an answer breaks off with the reason where it is aborted', async () => {
  const { fetch } = await withLargeObject();
  const controller = new AbortController();
  const { body, status, headers } = await fetch(object, { signal: controller.signal });
  expect([status, headers.get('content-length')]).toEqual([200, '1000000']);
  const reader = body!.getReader();
  expect((await reader.read()).value?.length).toBeGreaterThan(0);
  controller.abort(reason);
  await expect(reader.read()).rejects.toBe(reason);
});

test('an answer that is still to be read is gone, be it small or large; one that was read is not', async () => {
  const { fetch } = await withLargeObject();
  const controller = new AbortController();
  const { signal } = controller;
  const [small, large, isRead] = await Promise.all([
    fetch(`${bucket}/o`, { signal }),
    fetch(object, { signal }),
    fetch(`${bucket}/o`, { signal }).then((answer) => answer.json()),
  ]);
  controller.abort(reason);
  await expect(small.json()).rejects.toBe(reason);
  await expect(large.text()).rejects.toBe(reason);
  expect(isRead).toMatchObject({ items: [{ name: 'large' }] });
});

test('an answer that has stalled is not waited for', async () => {
  const { faults, fetch } = await withLargeObject();
  faults.add('storage.objects.get stall-for-300ms-after-1K');
  const controller = new AbortController();
  const answer = await fetch(object, { signal: controller.signal });
  const text = answer.text();
  controller.abort(reason);
  await expect(text).rejects.toBe(reason);
});

test('an upload that is aborted goes no further, and leaves no object', async () => {
  const cloud = await withLargeObject();
  const { fetch, journal } = cloud;
  const controller = new AbortController();
  const cancel = vi.fn<(reason: unknown) => void>();
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1000)), cancel });
  const call = fetch(upload, { method: 'POST', body, duplex: 'half', signal: controller.signal });
  await journal.waitFor({ operation: 'storage.objects.insert' });
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledWith(reason));
  await journal.waitFor(({ tookMs }) => tookMs !== undefined);
  expect(await cloud.bucket('my-bucket').list()).toEqual(['large']);
});

test.for(['/o/large?alt=media', '/o/nothing', ''])('an answer is the same with a signal: %s', async (path) => {
  const { fetch } = await withLargeObject();
  const { signal } = new AbortController();
  const [plain, abortable] = [await fetch(bucket + path), await fetch(bucket + path, { signal })];
  expect([abortable.status, abortable.statusText]).toEqual([plain.status, plain.statusText]);
  expect([...abortable.headers.keys()]).toEqual([...plain.headers.keys()]);
  expect(await abortable.text()).toEqual(await plain.text());
});

test('nothing listens any more once a call is over', async () => {
  const { fetch } = await withLargeObject();
  const controller = new AbortController();
  const { signal } = controller;
  const [begun, ended] = [
    vi.spyOn(EventTarget.prototype, 'addEventListener'),
    vi.spyOn(EventTarget.prototype, 'removeEventListener'),
  ];
  onTestFinished(() => void vi.restoreAllMocks());
  /** But for those of Node's own `Request` on the caller's signal, which go when the request does. */
  const listening = (): number =>
    begun.mock.calls.filter(
      ([, listener], call) =>
        begun.mock.contexts[call] !== signal && !ended.mock.calls.some(([, other]) => other === listener),
    ).length;
  const answer = await fetch(object, { signal });
  expect(listening()).toBeGreaterThan(0);
  await answer.text();
  await (await fetch(object, { signal })).body!.cancel();
  await (await fetch(`${bucket}/o`, { signal })).json();
  await fetch(`${bucket}/o/large`, { method: 'DELETE', signal });
  expect(listening()).toBe(0);
});
