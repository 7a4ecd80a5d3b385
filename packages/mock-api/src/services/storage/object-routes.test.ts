import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import { host, newCloud, upload } from './call-storage.test-setup.ts';

const anyName = fc
  .array(
    fc.oneof(
      fc.integer({ min: 32, max: 126 }),
      fc.integer({ min: 127, max: 0xd7ff }),
      fc.integer({ min: 0xe000, max: 0x10_ffff }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((codePoints) => String.fromCodePoint(...codePoints));

test('keeps objects under any name', () =>
  fc.assert(
    fc.asyncProperty(anyName, async (name) => {
      fc.pre(name !== '.' && name !== '..');
      const cloud = createMockCloud();
      cloud.objects.createBucket('my-bucket');
      const put = await cloud.fetch(`${upload}?${new URLSearchParams({ uploadType: 'media', name })}`, {
        method: 'POST',
        body: name,
      });
      expect(await put.json()).toMatchObject({ name });
      const object = `${host}/storage/v1/b/my-bucket/o/${encodeURIComponent(name)}`;
      expect(await (await cloud.fetch(object)).json()).toMatchObject({ name });
      expect(await (await cloud.fetch(`${object}?alt=media`)).text()).toBe(name);
      expect((await cloud.fetch(object, { method: 'DELETE' })).status).toBe(204);
      expect((await cloud.fetch(object)).status).toBe(404);
      await cloud.close();
    }),
    { examples: [['a/b c+d%2F\u2603.jsonl'], ['%'], ['?x=1#y'], ['//']] },
  ));

test('tells an object as the official libraries want it', async () => {
  const cloud = newCloud({ clock: 'manual' });
  const answer = await cloud.fetch(`${upload}?uploadType=media&name=in/a`, {
    method: 'POST',
    body: 'hello world',
    headers: { 'content-type': 'text/plain' },
  });
  const generation = String(cloud.objects.require('my-bucket', 'in/a').generation);
  expect(await answer.json()).toEqual({
    kind: 'storage#object',
    id: `my-bucket/in/a/${generation}`,
    selfLink: `${host}/storage/v1/b/my-bucket/o/in%2Fa`,
    mediaLink: `${host}/download/storage/v1/b/my-bucket/o/in%2Fa?generation=${generation}&alt=media`,
    name: 'in/a',
    bucket: 'my-bucket',
    generation,
    metageneration: '1',
    contentType: 'text/plain',
    storageClass: 'STANDARD',
    size: '11',
    md5Hash: 'XrY7u+Ae7tCTyyK7j1rNww==',
    crc32c: 'yZRlqg==',
    etag: expect.any(String),
    timeCreated: '2026-01-01T00:00:00.000Z',
    updated: '2026-01-01T00:00:00.000Z',
    timeFinalized: '2026-01-01T00:00:00.000Z',
    timeStorageClassUpdated: '2026-01-01T00:00:00.000Z',
  });
});

test('lists page by page, without a token on the last page', async () => {
  const cloud = newCloud();
  for (const name of ['in/a', 'in/b/c', 'in/d', 'out/e']) await cloud.bucket('my-bucket').put(name, '');
  const first = (await (await cloud.fetch(`${host}/b/my-bucket/o?prefix=in/&delimiter=/&maxResults=2`)).json()) as {
    nextPageToken: string;
  };
  expect(first).toMatchObject({
    kind: 'storage#objects',
    prefixes: ['in/b/'],
    items: [{ name: 'in/a' }],
    nextPageToken: expect.any(String),
  });
  const query = new URLSearchParams({ prefix: 'in/', delimiter: '/', maxResults: '2', pageToken: first.nextPageToken });
  const last: unknown = await (await cloud.fetch(`${host}/b/my-bucket/o?${query}`)).json();
  expect(last).toEqual({ kind: 'storage#objects', items: [expect.objectContaining({ name: 'in/d' })] });
});
