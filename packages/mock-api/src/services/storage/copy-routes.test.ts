import { expect, test } from 'vitest';
import { host, newCloud } from './call-storage.test-setup.ts';

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
