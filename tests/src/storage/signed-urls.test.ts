import type { MockCloud } from '@genai-batch/mock-api';
import type { GetSignedUrlConfig, StorageOptions } from '@google-cloud/storage';
import { createHash, createHmac } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { doorNames, storageBehind } from './storage-behind.ts';

afterEach(() => {
  vi.useRealTimers();
});

const inAnHour = (): number => Date.now() + 3_600_000;

/** A login as a service account whose key the cloud made. */
async function loginOf(cloud: MockCloud): Promise<StorageOptions> {
  const { serviceAccountEmail, accountKeys } = cloud.credentials;
  const { privateKey } = await accountKeys.create(serviceAccountEmail);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { credentials: { client_email: serviceAccountEmail, private_key: key } };
}

async function signer(door: string): Promise<{
  readonly cloud: MockCloud;
  readonly sign: (name: string, config: Omit<GetSignedUrlConfig, 'version' | 'expires'>) => Promise<string>;
}> {
  const { cloud, storage } = await storageBehind(door);
  const login = await loginOf(cloud);
  const { Storage } = await import('@google-cloud/storage');
  const signing = new Storage({ projectId: cloud.project, apiEndpoint: storage.apiEndpoint, ...login });
  return {
    cloud,
    sign: async (name, config) => {
      const file = signing.bucket('my-bucket').file(name);
      const [url] = await file.getSignedUrl({ version: 'v4', expires: inAnHour(), ...config });
      return url;
    },
  };
}

test.for(doorNames)('who has a signed URL reads and writes by it, at the door %s', async (door) => {
  const { cloud, sign } = await signer(door);
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
});

test.for(doorNames)('a signed URL begins an upload in several requests, at the door %s', async (door) => {
  const { cloud, sign } = await signer(door);
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
});

test.for<[what: string, change: (url: URL) => void, init?: RequestInit]>([
  ['another object', (url) => (url.pathname = url.pathname.replace(/a$/, 'b'))],
  ['another method', () => {}, { method: 'DELETE' }],
  ['a longer life', (url) => url.searchParams.set('X-Goog-Expires', '604800')],
  ['one more parameter', (url) => url.searchParams.set('generation', '1')],
  ['another signature', (url) => url.searchParams.set('X-Goog-Signature', '00'.repeat(256))],
])('a signature is not one for %s', async ([, change, init]) => {
  const { cloud, sign } = await signer('server');
  await cloud.bucket('my-bucket').put('a', 'text');
  await cloud.bucket('my-bucket').put('b', 'text');
  const url = new URL(await sign('a', { action: 'read' }));
  expect((await fetch(url)).status).toBe(200);
  change(url);
  const refused = await fetch(url, init);
  const body = await refused.text();
  expect(refused.status).toBe(403);
  expect(body).toContain('<Code>SignatureDoesNotMatch</Code>');
  expect(body).toContain('<StringToSign>GOOG4-RSA-SHA256\n');
  expect(await cloud.bucket('my-bucket').list()).toEqual(['a', 'b']);
});

test.for(doorNames)('a signed URL ends in real time, at the door %s', async (door) => {
  const { cloud, sign } = await signer(door);
  await cloud.bucket('my-bucket').put('a', 'text');
  const url = await sign('a', { action: 'read' });
  await cloud.clock.advance(7_200_000);
  expect((await fetch(url)).status).toBe(200);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 });
  const late = await fetch(url);
  expect([late.status, await late.text()]).toEqual([400, expect.stringContaining('<Code>ExpiredToken</Code>')]);
});

test('a URL may be signed with an HMAC key', async () => {
  const { cloud, storage, url } = await storageBehind('server');
  await cloud.bucket('my-bucket').put('a', 'text');
  const [key, secret] = await storage.createHmacKey('someone@example.com');
  const accessId = key.metadata?.accessId ?? '';
  const signed = signedWithHmac(new URL(`${url}/my-bucket/a`), accessId, secret);
  expect((await fetch(signed)).status).toBe(200);
  expect((await fetch(signedWithHmac(new URL(`${url}/my-bucket/a`), accessId, 'another'))).status).toBe(403);
  await key.setMetadata({ state: 'INACTIVE' });
  expect((await fetch(signed)).status).toBe(403);
});

/** As Google's documentation has it, step by step. */
function signedWithHmac(url: URL, accessId: string, secret: string): URL {
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const day = date.slice(0, 8);
  const scope = `${day}/auto/storage/goog4_request`;
  const parameters = {
    'X-Goog-Algorithm': 'GOOG4-HMAC-SHA256',
    'X-Goog-Credential': `${accessId}/${scope}`,
    'X-Goog-Date': date,
    'X-Goog-Expires': '60',
    'X-Goog-SignedHeaders': 'host',
  };
  const query = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const canonical = ['GET', url.pathname, query, `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const text = ['GOOG4-HMAC-SHA256', date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  let signingKey: string | Buffer = `GOOG4${secret}`;
  for (const part of [day, 'auto', 'storage', 'goog4_request']) {
    signingKey = createHmac('sha256', signingKey).update(part).digest();
  }
  const signature = createHmac('sha256', signingKey).update(text).digest('hex');
  return new URL(`${url.href}?${query}&X-Goog-Signature=${signature}`);
}

test('a key that the cloud never made signs, unless only known credentials will do', async () => {
  for (const [unknown, status] of [
    ['accept', 200],
    ['refuse', 403],
  ] as const) {
    const { cloud, storage } = await storageBehind('server', {}, { credentials: { unknown } });
    const login = await loginOf(cloud);
    const { Storage } = await import('@google-cloud/storage');
    const stranger = new Storage({
      apiEndpoint: storage.apiEndpoint,
      credentials: { ...login.credentials, client_email: 'stranger@example.com' },
    });
    await cloud.bucket('my-bucket').put('a', 'text');
    const file = stranger.bucket('my-bucket').file('a');
    const [url] = await file.getSignedUrl({ version: 'v4', action: 'read', expires: inAnHour() });
    expect((await fetch(url)).status).toBe(status);
  }
});
