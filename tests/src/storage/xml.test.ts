import { expect, test } from 'vitest';
import { doorNames, storageBehind } from './storage-behind.ts';

test.for(doorNames)('objects have addresses for browsers and tools, at the door %s', async (door) => {
  const { cloud, storage, url } = await storageBehind(door);
  await cloud.bucket('my-bucket').put('in/a b.txt', 'hello world');
  const file = storage.bucket('my-bucket').file('in/a b.txt');
  const address = `${url}/my-bucket/in/a%20b.txt`;
  expect(await (await fetch(address)).text()).toBe('hello world');
  expect(await file.isPublic()).toEqual([true]);

  const part = await fetch(address, { headers: { range: 'bytes=6-' } });
  expect([part.status, await part.text()]).toEqual([206, 'world']);
  const head = await fetch(address, { method: 'HEAD' });
  expect(head.headers.get('content-length')).toBe('11');
  expect(head.headers.get('x-goog-hash')).toBe('crc32c=yZRlqg==,md5=XrY7u+Ae7tCTyyK7j1rNww==');
  expect(head.headers.get('x-goog-generation')).toBe(String(cloud.objects.get('my-bucket', 'in/a b.txt')?.generation));

  const written = await fetch(`${url}/my-bucket/new`, {
    method: 'PUT',
    body: 'text',
    headers: { 'content-type': 'a/b', 'x-goog-meta-team': 'search', 'x-goog-if-generation-match': '0' },
  });
  expect([written.status, await written.text()]).toEqual([200, '']);
  expect(cloud.objects.get('my-bucket', 'new')).toMatchObject({ contentType: 'a/b', metadata: { team: 'search' } });
  const copied = await fetch(`${url}/my-bucket/copy`, {
    method: 'PUT',
    headers: { 'x-goog-copy-source': 'my-bucket/new' },
  });
  expect([copied.status, await copied.text()]).toEqual([200, expect.stringContaining('<CopyObjectResult>')]);
  expect((await fetch(`${url}/my-bucket/new`, { method: 'DELETE' })).status).toBe(204);
  expect(await cloud.bucket('my-bucket').list()).toEqual(['copy', 'in/a b.txt']);
});

test('a bucket has a host of its own', async () => {
  const { cloud } = await storageBehind('in-process');
  await cloud.bucket('my.bucket').put('in/a b', 'text');
  const answer = await fetch('https://my.bucket.storage.googleapis.com/in/a%20b');
  expect([answer.status, await answer.text()]).toEqual([200, 'text']);
  const put = await fetch('https://my.bucket.storage.googleapis.com/v1/projects', { method: 'PUT', body: 'x' });
  expect(put.status).toBe(200);
  expect(await cloud.bucket('my.bucket').list()).toEqual(['in/a b', 'v1/projects']);
});

test.for<[title: string, path: string, init: RequestInit, status: number, code: string]>([
  ['no such object', '/my-bucket/none', {}, 404, 'NoSuchKey'],
  ['no such bucket', '/no-bucket/none', {}, 404, 'NoSuchBucket'],
  ['a range beyond it', '/my-bucket/a', { headers: { range: 'bytes=9-' } }, 416, 'InvalidRange'],
  ['another etag', '/my-bucket/a', { headers: { 'if-match': '"other"' } }, 412, 'PreconditionFailed'],
  [
    'a generation that is there',
    '/my-bucket/a',
    { method: 'PUT', body: 'x', headers: { 'x-goog-if-generation-match': '0' } },
    412,
    'PreconditionFailed',
  ],
  [
    'another checksum',
    '/my-bucket/b',
    { method: 'PUT', body: 'x', headers: { 'x-goog-hash': 'crc32c=AAAAAA==' } },
    400,
    'BadDigest',
  ],
  ['multipart uploads', '/my-bucket/b?uploads', { method: 'POST' }, 501, 'NotImplemented'],
  ['access lists', '/my-bucket/a?acl', {}, 501, 'NotImplemented'],
])('refuses in XML: %s', async ([, path, init, status, code]) => {
  const { cloud, url } = await storageBehind('server');
  await cloud.bucket('my-bucket').put('a', 'text');
  cloud.objects.ensureBucket('other-bucket');
  const answer = await fetch(`${url}${path}`, init);
  expect(answer.headers.get('content-type')).toBe('application/xml; charset=UTF-8');
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(`<Code>${code}</Code>`)]);
  expect(await cloud.bucket('my-bucket').list()).toEqual(['a']);
});
