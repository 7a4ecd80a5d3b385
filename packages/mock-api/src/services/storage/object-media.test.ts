import { expect, test } from 'vitest';
import { host, newCloud } from './call-storage.test-setup.ts';

test('gives bytes with what a client checks them by', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'hello world');
  const { generation } = cloud.objects.require('my-bucket', 'a');
  for (const address of [
    `${host}/storage/v1/b/my-bucket/o/a?alt=media`,
    `${host}/b/my-bucket/o/a?alt=media`,
    `${host}/download/storage/v1/b/my-bucket/o/a`,
  ]) {
    const answer = await cloud.fetch(address);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-length': '11',
      'x-goog-hash': 'crc32c=yZRlqg==,md5=XrY7u+Ae7tCTyyK7j1rNww==',
      'x-goog-generation': String(generation),
      'x-goog-stored-content-encoding': 'identity',
      'x-goog-stored-content-length': '11',
    });
    expect(await answer.text()).toBe('hello world');
  }
});

test('gives a part of the bytes, and says when there is none', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'hello world');
  const part = await cloud.fetch(`${host}/b/my-bucket/o/a?alt=media`, { headers: { range: 'bytes=6-' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 6-10/11', 'world']);
  const none = await cloud.fetch(`${host}/b/my-bucket/o/a?alt=media`, { headers: { range: 'bytes=11-' } });
  expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */11']);
});

test('says in plain text what object is missing where bytes were asked for', async () => {
  const answer = await newCloud().fetch(`${host}/b/my-bucket/o/in%2Fa?alt=media`);
  expect([answer.status, await answer.text()]).toEqual([404, 'No such object: my-bucket/in/a']);
});
