import { expect, test } from 'vitest';
import { errorOf, host, newCloud, storageError } from './call-storage.test-setup.ts';

test('copies and composes objects', async () => {
  const cloud = newCloud();
  const bucket = cloud.bucket('my-bucket');
  await bucket.put('a', 'hello ');
  await bucket.put('b', 'world');
  const composed = await cloud.fetch(`${host}/b/my-bucket/o/c/compose`, {
    method: 'POST',
    body: '{"destination":{"contentType":"text/plain"},"sourceObjects":[{"name":"a"},{"name":"b"}]}',
  });
  const resource: unknown = await composed.json();
  expect(resource).toMatchObject({ size: '11', crc32c: 'yZRlqg==', componentCount: 2, contentType: 'text/plain' });
  expect(resource).not.toHaveProperty('md5Hash');
  const copied = await cloud.fetch(`${host}/b/my-bucket/o/c/rewriteTo/b/my-bucket/o/d%2Fe`, {
    method: 'POST',
    body: '{}',
  });
  expect(await copied.json()).toMatchObject({
    kind: 'storage#rewriteResponse',
    done: true,
    totalBytesRewritten: '11',
    resource: { name: 'd/e', contentType: 'text/plain', crc32c: 'yZRlqg==' },
  });
  expect(await bucket.text('d/e')).toBe('hello world');
});

const MIB = 1_048_576;

test.for<[what: string, body: object]>([
  ['to another location', {}],
  ['to another storage class', { storageClass: 'NEARLINE' }],
])('a rewrite %s takes as many calls as its limit makes of it', async ([what, body]) => {
  const cloud = newCloud();
  const location = what.endsWith('location') ? 'EUROPE-WEST4' : 'US';
  cloud.objects.createBucket('other-bucket', { project: cloud.project, location });
  await cloud.bucket('my-bucket').put('a', 'x'.repeat(2 * MIB + 1));
  const rewrite = async (query: string): Promise<Record<string, unknown>> => {
    const answer = await cloud.fetch(`${host}/b/my-bucket/o/a/rewriteTo/b/other-bucket/o/a?${query}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const limit = `maxBytesRewrittenPerCall=${MIB}`;
  const first = await rewrite(limit);
  const token = String(first['rewriteToken']);
  expect(first).toEqual({
    kind: 'storage#rewriteResponse',
    totalBytesRewritten: String(MIB),
    objectSize: String(2 * MIB + 1),
    done: false,
    rewriteToken: expect.any(String),
  });
  const second = await rewrite(`${limit}&rewriteToken=${token}`);
  expect(second).toMatchObject({ totalBytesRewritten: String(2 * MIB), done: false });
  expect(cloud.objects.get('other-bucket', 'a')).toBeUndefined();
  const third = await rewrite(`${limit}&rewriteToken=${String(second['rewriteToken'])}`);
  expect(third).toMatchObject({ totalBytesRewritten: String(2 * MIB + 1), done: true, resource: { name: 'a' } });
  expect(third).not.toHaveProperty('rewriteToken');
  expect(await rewrite(`rewriteToken=${token}`)).toMatchObject({ done: true });

  await cloud.bucket('my-bucket').put('a', 'y'.repeat(3 * MIB));
  expect(await rewrite(`${limit}&rewriteToken=${token}`)).toMatchObject({ error: { code: 400 } });
});

test('a rewrite to where the object is stored alike is done at once, whatever its limit', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'x'.repeat(2 * MIB));
  const answer = await cloud.fetch(
    `${host}/b/my-bucket/o/a/rewriteTo/b/my-bucket/o/b?maxBytesRewrittenPerCall=${MIB}`,
    { method: 'POST' },
  );
  expect(await answer.json()).toMatchObject({ done: true, totalBytesRewritten: String(2 * MIB) });
});

test.for<[query: string, message: string]>([
  ['maxBytesRewrittenPerCall=1', 'maxBytesRewrittenPerCall must be a multiple of 1 MiB (1048576), not 1.'],
  ['maxBytesRewrittenPerCall=1048577', 'maxBytesRewrittenPerCall must be a multiple of 1 MiB (1048576), not 1048577.'],
  ['rewriteToken=made-up', 'Invalid rewriteToken: no call of this rewrite gave it.'],
])('a rewrite is refused with %s', async ([query, message]) => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'x');
  const answer = await cloud.fetch(`${host}/b/my-bucket/o/a/rewriteTo/b/my-bucket/o/b?${query}`, { method: 'POST' });
  expect(await storageError(answer)).toEqual(errorOf(400, 'invalid', message));
  expect(await cloud.bucket('my-bucket').list()).toEqual(['a']);
});
