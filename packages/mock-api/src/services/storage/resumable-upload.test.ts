import { expect, test } from 'vitest';
import type { MockCloud } from '../../model/mock-cloud.ts';
import { newCloud, upload } from './call-storage.test-setup.ts';

async function session(
  cloud: MockCloud,
  query = '',
  base = '/upload/storage/v1',
  headers: Record<string, string> = {},
): Promise<string> {
  const answer = await cloud.fetch(
    `http://localhost:8085${base}/b/my-bucket/o?uploadType=resumable&name=in%2Fa+b${query}`,
    {
      method: 'POST',
      headers: { 'x-upload-content-type': 'application/jsonl', ...headers },
      body: '{"metadata":{"k":"v"}}',
    },
  );
  expect(answer.status).toBe(200);
  return answer.headers.get('location') ?? '';
}

test.for(['/upload/storage/v1', '/resumable/upload/storage/v1'])(
  'takes an object in several requests under %s',
  async (base) => {
    const cloud = newCloud();
    const address = await session(cloud, '', base);
    expect(address.startsWith(`http://localhost:8085${base}/b/my-bucket/o?`)).toBe(true);
    expect(new URL(address).searchParams.get('upload_id')).toContain(cloud.name);

    const asked = await cloud.fetch(address, { method: 'PUT', headers: { 'content-range': 'bytes */*' } });
    expect([asked.status, asked.headers.get('range')]).toEqual([308, null]);
    const first = await cloud.fetch(address, {
      method: 'PUT',
      body: 'hello',
      headers: { 'content-range': 'bytes 0-4/*' },
    });
    expect([first.status, first.headers.get('range')]).toEqual([308, 'bytes=0-4']);
    const again = await cloud.fetch(address, {
      method: 'POST',
      body: 'lo wor',
      headers: { 'content-range': '3-8/11', 'x-guploader-no-308': 'yes' },
    });
    expect([again.status, again.headers.get('x-http-status-code-override'), again.headers.get('range')]).toEqual([
      200,
      '308',
      'bytes=0-8',
    ]);
    expect(await cloud.bucket('my-bucket').list()).toEqual([]);

    const last = await cloud.fetch(address, {
      method: 'PUT',
      body: 'ld',
      headers: { 'content-range': 'bytes 9-10/11' },
    });
    expect(await last.json()).toMatchObject({
      name: 'in/a b',
      size: '11',
      crc32c: 'yZRlqg==',
      contentType: 'application/jsonl',
      metadata: { k: 'v' },
    });
    const asked2 = await cloud.fetch(address, { method: 'PUT', headers: { 'content-range': 'bytes */*' } });
    expect([asked2.status, await asked2.json()]).toMatchObject([200, { name: 'in/a b' }]);
  },
);

test.for<[title: string, range: string | undefined, body: string]>([
  ['a body that tells the end itself', 'bytes 0-*/*', 'hello world'],
  ['no range at all', undefined, 'hello world'],
  ['an empty object', 'bytes */0', ''],
])('completes an upload: %s', async ([, range, body]) => {
  const cloud = newCloud();
  const answer = await cloud.fetch(await session(cloud), {
    method: 'PUT',
    body,
    headers: range === undefined ? {} : { 'content-range': range },
  });
  expect(answer.status).toBe(200);
  expect(await cloud.bucket('my-bucket').text('in/a b')).toBe(body);
});

test.for([
  ['hello', 200],
  ['hello world', 400],
  ['hell', 400],
] as const)('of 5 bytes that were announced, %j is answered %i', async ([body, status]) => {
  const cloud = newCloud();
  const address = await session(cloud, '', undefined, { 'x-upload-content-length': '5' });
  const answer = await cloud.fetch(address, { method: 'PUT', body });
  expect(answer.status).toBe(status);
  if (status === 400) expect(await answer.text()).toContain('X-Upload-Content-Length told 5 byte(s).');
  expect(await cloud.bucket('my-bucket').list()).toEqual(status === 200 ? ['in/a b'] : []);
});

test('an announced length is a number', async () => {
  const answer = await newCloud().fetch(`${upload}?uploadType=resumable&name=a`, {
    method: 'POST',
    headers: { 'x-upload-content-length': 'five' },
  });
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining("X-Upload-Content-Length: 'five'"),
  ]);
});

test('forgets a cancelled upload', async () => {
  const cloud = newCloud();
  const address = await session(cloud);
  expect((await cloud.fetch(address, { method: 'DELETE' })).status).toBe(499);
  expect((await cloud.fetch(address, { method: 'PUT', body: 'x' })).status).toBe(499);
  expect(
    (await cloud.fetch(`${upload}?uploadType=resumable&upload_id=none`, { method: 'PUT', body: 'x' })).status,
  ).toBe(404);
});

test('looks at preconditions again when a resumable upload ends', async () => {
  const cloud = newCloud();
  const address = await session(cloud, '&ifGenerationMatch=0');
  await cloud.bucket('my-bucket').put('in/a b', 'made meanwhile');
  const answer = await cloud.fetch(address, { method: 'PUT', body: 'late' });
  expect(answer.status).toBe(412);
  expect(await cloud.bucket('my-bucket').text('in/a b')).toBe('made meanwhile');
});
