import { pipeline } from 'node:stream/promises';
import { writeLines } from '@genai-batch/core';
import { Storage, type File } from '@google-cloud/storage';
import { expect, test } from 'vitest';
import { cloudBehind } from '../faults/cloud-behind.ts';
import { doors } from '../doors/open-door.ts';

const doorNames = doors.map(({ name }) => name);
const KIB_256 = 256 * 1024;
const megabyte = Buffer.alloc(4 * KIB_256 + 17, 'a line of text that is not very long\n');

function storage(): Storage {
  return new Storage({ retryOptions: { autoRetry: false } });
}

const kinds: readonly [kind: string, options: { resumable: boolean; chunkSize?: number }, calls: string[]][] = [
  ['in one request', { resumable: false }, ['storage.objects.insert']],
  [
    'in an upload that can be resumed',
    { resumable: true },
    ['storage.objects.insert.start', 'storage.objects.insert.chunk'],
  ],
  [
    'in chunks',
    { resumable: true, chunkSize: 2 * KIB_256 },
    ['storage.objects.insert.start', ...Array.from({ length: 3 }, () => 'storage.objects.insert.chunk')],
  ],
];

test.for(doorNames.flatMap((door) => kinds.map((kind) => [door, ...kind] as const)))(
  'at the %s door an object is saved %s, checked, and read again',
  async ([door, , options, calls]) => {
    const { cloud } = await cloudBehind(door);
    const bucket = storage().bucket('my-bucket');
    const file = bucket.file('in/a file.jsonl');
    const metadata = { contentType: 'application/jsonl', metadata: { purpose: 'batch' } };
    await pipeline([megabyte], file.createWriteStream({ ...options, metadata, validation: 'crc32c' }));
    expect(cloud.journal.requests({ path: '/upload/*' }).map(({ operation }) => operation)).toEqual(calls);

    const [stored] = await file.getMetadata();
    expect(stored).toMatchObject({
      ...metadata,
      bucket: 'my-bucket',
      name: 'in/a file.jsonl',
      size: String(megabyte.length),
    });
    const [whole] = await file.download({ validation: 'crc32c' });
    expect(whole.equals(megabyte)).toBe(true);
    expect(Buffer.from(await cloud.bucket('my-bucket').get('in/a file.jsonl')).equals(megabyte)).toBe(true);
  },
);

test.for(doorNames)('at the %s door a part of an object is read', async (door) => {
  const { cloud } = await cloudBehind(door);
  await cloud.bucket('my-bucket').put('a', '0123456789');
  const file = storage().bucket('my-bucket').file('a');
  const parts: unknown[] = [];
  for (const range of [{ start: 2, end: 5 }, { start: 7 }, { start: 0, end: 0 }, { end: -3 }, { start: 8, end: 99 }]) {
    parts.push(String(Buffer.concat(await Array.fromAsync(file.createReadStream(range)))));
  }
  expect(parts).toEqual(['2345', '789', '0', '789', '89']);
  await expect(Array.fromAsync(file.createReadStream({ start: 10 }))).rejects.toMatchObject({ code: 416 });
});

test.for(doorNames)('at the %s door buckets are made, found, listed and deleted', async (door) => {
  await cloudBehind(door);
  const client = storage();
  const [bucket] = await client.createBucket('new-bucket', { location: 'europe-west4' });
  expect((await bucket.getMetadata())[0]).toMatchObject({ name: 'new-bucket', location: 'EUROPE-WEST4' });
  await expect(client.createBucket('new-bucket')).rejects.toMatchObject({ code: 409 });
  await expect(client.createBucket('No')).rejects.toMatchObject({ code: 400 });
  expect(await client.bucket('another').exists()).toEqual([false]);
  expect((await client.getBuckets())[0].map(({ name }) => name)).toContain('new-bucket');
  await bucket.file('a').save('x');
  await expect(bucket.delete()).rejects.toMatchObject({ code: 409 });
  await bucket.file('a').delete();
  await bucket.delete();
  expect(await bucket.exists()).toEqual([false]);
});

test.for(doorNames)('at the %s door objects are listed by prefix, as folders, and page by page', async (door) => {
  const { cloud } = await cloudBehind(door);
  const names = ['a.txt', 'in/1.jsonl', 'in/2.jsonl', 'in/deep/3.jsonl', 'out/ü &?.jsonl'];
  for (const name of names) await cloud.bucket('my-bucket').put(name, name);
  const bucket = storage().bucket('my-bucket');
  const namesOf = async (options: object): Promise<string[]> =>
    (await bucket.getFiles(options))[0].map(({ name }) => name);
  expect(await namesOf({})).toEqual(names);
  const paged: string[] = [];
  let query: object | null = { maxResults: 2, autoPaginate: false };
  while (query) {
    const [files, next]: [File[], object | null, ...unknown[]] = await bucket.getFiles(query);
    expect(files.length).toBeLessThanOrEqual(2);
    paged.push(...files.map(({ name }) => name));
    query = next;
  }
  expect(paged).toEqual(names);
  expect(await namesOf({ prefix: 'in/' })).toEqual(names.slice(1, 4));
  expect(await namesOf({ matchGlob: '**/*.jsonl' })).toEqual(names.slice(1));
  const [files, , page] = await bucket.getFiles({ prefix: 'in/', delimiter: '/', autoPaginate: false });
  expect(files.map(({ name }) => name)).toEqual(['in/1.jsonl', 'in/2.jsonl']);
  expect(page).toMatchObject({ prefixes: ['in/deep/'] });
  expect(String((await bucket.file(names[4]!).download())[0])).toBe(names[4]);
});

test.for(doorNames)('at the %s door changes depend on preconditions', async (door) => {
  await cloudBehind(door);
  const bucket = storage().bucket('my-bucket');
  const file = bucket.file('a');
  await file.save('one', { resumable: false, preconditionOpts: { ifGenerationMatch: 0 } });
  for (const resumable of [false, true]) {
    const again = file.save('two', { resumable, preconditionOpts: { ifGenerationMatch: 0 } });
    await expect(again, `resumable: ${resumable}`).rejects.toMatchObject({ code: 412 });
  }
  const generation = (await file.getMetadata())[0].generation!;
  await file.save('three', { resumable: false, preconditionOpts: { ifGenerationMatch: generation } });
  await expect(file.delete({ ifGenerationMatch: generation })).rejects.toMatchObject({ code: 412 });
  await file.setMetadata({ metadata: { k: 'v' } });
  expect((await file.getMetadata())[0]).toMatchObject({ metageneration: '2', metadata: { k: 'v' } });
  expect(String((await file.download())[0])).toBe('three');
});

test.for(doorNames)('at the %s door objects are copied, moved, composed and deleted', async (door) => {
  const { cloud } = await cloudBehind(door);
  await cloud.bucket('my-bucket').put('a', 'one ');
  await cloud.bucket('my-bucket').put('b', 'two');
  const bucket = storage().bucket('my-bucket');
  const copy = storage().bucket('another').file('c');
  await expect(bucket.file('a').copy(copy)).rejects.toMatchObject({ code: 404 });
  await storage().createBucket('another');
  await bucket.file('a').copy(copy);
  await bucket.file('b').move('moved');
  await bucket.combine(['a', 'moved'], 'both');
  expect(String((await bucket.file('both').download())[0])).toBe('one two');
  expect((await bucket.file('both').getMetadata())[0]).toMatchObject({ componentCount: 2 });
  await bucket.deleteFiles({ prefix: 'mo' });
  expect(await cloud.bucket('my-bucket').list()).toEqual(['a', 'both']);
  expect(await cloud.bucket('another').text('c')).toBe('one ');
  await expect(bucket.file('moved').download()).rejects.toMatchObject({ code: 404 });
});

test.for(doorNames)('at the %s door no lines make an empty object, and never in place of another', async (door) => {
  const { cloud } = await cloudBehind(door);
  const uri = 'gs://my-bucket/out/none.jsonl';
  expect(await writeLines([], uri)).toEqual({ uri, sizeBytes: 0 });
  const [metadata] = await storage().bucket('my-bucket').file('out/none.jsonl').getMetadata();
  expect(metadata).toMatchObject({ size: '0', contentType: 'application/jsonl' });
  expect(cloud.journal.requests({ path: '/upload/*' })).toHaveLength(1);
  await cloud.bucket('my-bucket').put('out/some.jsonl', '{}\n');
  const taken = writeLines([], 'gs://my-bucket/out/some.jsonl');
  await expect(taken).rejects.toMatchObject({ name: 'ApiError', status: 412 });
});
