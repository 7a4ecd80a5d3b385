import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { everyVersionEverywhere, inAnHour, urlSigner, versions, type Version } from './url-signer.ts';

afterEach(() => {
  vi.useRealTimers();
});

test.for(everyVersionEverywhere)(
  'who has a URL signed by %s reads and writes by it, at the door %s',
  async ([version, door]) => {
    const { cloud, sign } = await urlSigner(door, version);
    const name = 'in/a b+ü(1).txt';
    const put = await fetch(await sign(name, { action: 'write', contentType: 'text/plain' }), {
      method: 'PUT',
      body: 'hello',
      headers: { 'content-type': 'text/plain' },
    });
    expect([put.status, await put.text()]).toEqual([200, '']);
    expect(cloud.objects.get('my-bucket', name)).toMatchObject({ size: 5, contentType: 'text/plain' });
    const read = await fetch(await sign(name, { action: 'read', promptSaveAs: 'greeting.txt', responseType: 'a/b' }));
    expect([read.status, await read.text()]).toEqual([200, 'hello']);
    expect(read.headers.get('content-disposition')).toContain('greeting.txt');
    expect(read.headers.get('content-type')).toBe('a/b');
    expect((await fetch(await sign(name, { action: 'delete' }), { method: 'DELETE' })).status).toBe(204);
    const gone = await fetch(await sign(name, { action: 'read' }));
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('<Code>NoSuchKey</Code>')]);
  },
);

test.for(everyVersionEverywhere)(
  'a URL signed by %s begins an upload in several requests, at the door %s',
  async ([version, door]) => {
    const { cloud, sign } = await urlSigner(door, version);
    const started = await fetch(await sign('large', { action: 'resumable' }), {
      method: 'POST',
      headers: { 'x-goog-resumable': 'start', 'content-type': '' },
    });
    expect(started.status).toBe(201);
    const session = started.headers.get('location') ?? '';
    const first = await fetch(session, { method: 'PUT', body: 'hello ', headers: { 'content-range': 'bytes 0-5/*' } });
    expect([first.status, first.headers.get('range')]).toEqual([308, 'bytes=0-5']);
    await fetch(session, { method: 'PUT', body: 'world', headers: { 'content-range': 'bytes 6-10/11' } });
    expect(await cloud.bucket('my-bucket').text('large')).toBe('hello world');
  },
);

test.for(everyVersionEverywhere)('a URL signed by %s ends in real time, at the door %s', async ([version, door]) => {
  const { cloud, sign } = await urlSigner(door, version);
  await cloud.bucket('my-bucket').put('a', 'text');
  const url = await sign('a', { action: 'read' });
  await cloud.clock.advance(7_200_000);
  expect((await fetch(url)).status).toBe(200);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 });
  const late = await fetch(url);
  expect([late.status, await late.text()]).toEqual([400, expect.stringContaining('<Code>ExpiredToken</Code>')]);
});

test.for(versions)('headers that %s signed have to be sent as they were signed', async (version) => {
  const { cloud, sign } = await urlSigner('server', version);
  const contentMd5 = createHash('md5').update('hello').digest('base64');
  const extensionHeaders = { 'x-goog-meta-team': 'search', 'x-goog-content-length-range': '1,10' };
  const url = await sign('a', { action: 'write', contentType: 'a/b', contentMd5, extensionHeaders });
  const put = (headers: Record<string, string>): Promise<Response> =>
    fetch(url, { method: 'PUT', body: 'hello', headers: { 'content-type': 'a/b', ...headers } });
  expect((await put({ 'content-md5': contentMd5, ...extensionHeaders, 'x-goog-meta-team': 'ads' })).status).toBe(403);
  expect((await put({ 'content-md5': contentMd5, ...extensionHeaders, 'content-type': 'c/d' })).status).toBe(403);
  expect(cloud.objects.get('my-bucket', 'a')).toBeUndefined();
  expect((await put({ 'content-md5': contentMd5, ...extensionHeaders })).status).toBe(200);
  expect(cloud.objects.get('my-bucket', 'a')).toMatchObject({ contentType: 'a/b', metadata: { team: 'search' } });
});

test.for(versions)('a bucket with a host of its own takes what %s signed', async (version) => {
  const { cloud, sign } = await urlSigner('in-process', version);
  await cloud.bucket('my-bucket').put('in/a', 'text');
  const url = await sign('in/a', { action: 'read', virtualHostedStyle: true });
  expect(url).toMatch('https://my-bucket.storage.googleapis.com/in/a?');
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url.replace('/in/a?', '/in/b?'))).status).toBe(403);
});

type Change = (url: URL) => void;
const same: Change = () => {};
const set =
  (name: string, value: string): Change =>
  (url) =>
    url.searchParams.set(name, value);

const others: readonly (readonly [what: string, version: Version, change: Change, init?: RequestInit])[] = [
  ['another object', 'v4', (url) => (url.pathname = url.pathname.replace(/a$/, 'b'))],
  ['another object', 'v2', (url) => (url.pathname = url.pathname.replace(/a$/, 'b'))],
  ['another method', 'v4', same, { method: 'DELETE' }],
  ['another method', 'v2', same, { method: 'DELETE' }],
  ['a longer life', 'v4', set('X-Goog-Expires', '604800')],
  ['a longer life', 'v2', set('Expires', String(Math.floor(inAnHour() / 1000) + 60))],
  ['another signature', 'v4', set('X-Goog-Signature', '00'.repeat(256))],
  ['another signature', 'v2', set('Signature', Buffer.alloc(256).toString('base64'))],
  ['one more parameter', 'v4', set('generation', '1')],
  ['a content type', 'v2', same, { headers: { 'content-type': 'text/plain' } }],
  ['one more header of Google’s', 'v2', same, { headers: { 'x-goog-meta-team': 'search' } }],
];

test.for(others)('a signature is not one for %s, %s', async ([, version, change, init]) => {
  const { cloud, sign } = await urlSigner('server', version);
  await cloud.bucket('my-bucket').put('a', 'text');
  await cloud.bucket('my-bucket').put('b', 'text');
  const url = new URL(await sign('a', { action: 'read' }));
  expect((await fetch(url)).status).toBe(200);
  change(url);
  const refused = await fetch(url, init);
  const body = await refused.text();
  expect(refused.status).toBe(403);
  expect(body).toContain('<Code>SignatureDoesNotMatch</Code>');
  expect(body).toContain(`<StringToSign>${version === 'v4' ? 'GOOG4-RSA-SHA256' : (init?.method ?? 'GET')}\n`);
  expect(await cloud.bucket('my-bucket').list()).toEqual(['a', 'b']);
});

test('a signature of v2 is not one of the query', async () => {
  const { cloud, sign } = await urlSigner('server', 'v2');
  await cloud.bucket('my-bucket').put('a', 'text');
  const url = new URL(await sign('a', { action: 'read' }));
  url.searchParams.set('response-content-type', 'a/b');
  expect((await fetch(url)).headers.get('content-type')).toBe('a/b');
});

test.for<[missing: string, version: Version, value: string | undefined]>([
  ['X-Goog-Signature', 'v4', undefined],
  ['X-Goog-Expires', 'v4', '604801'],
  ['X-Goog-Credential', 'v4', 'someone'],
  ['GoogleAccessId', 'v2', undefined],
  ['Signature', 'v2', undefined],
  ['Expires', 'v2', undefined],
  ['Expires', 'v2', 'tomorrow'],
])('a URL is refused for its %s (%s): %s', async ([name, version, value]) => {
  const { cloud, sign } = await urlSigner('server', version);
  await cloud.bucket('my-bucket').put('a', 'text');
  const url = new URL(await sign('a', { action: 'read' }));
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  const refused = await fetch(url);
  const body = await refused.text();
  expect([refused.status, body]).toEqual([400, expect.stringContaining('<Code>InvalidArgument</Code>')]);
  expect(body).toContain(name);
});
