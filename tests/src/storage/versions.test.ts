import type { File, GetFilesOptions } from '@google-cloud/storage';
import { expect, test } from 'vitest';
import { doorNames, storageBehind } from './storage-behind.ts';

test.for(doorNames)('a bucket with versions keeps what was replaced and deleted, at the door %s', async (door) => {
  const { storage } = await storageBehind(door);
  const [bucket] = await storage.createBucket('kept', { versioning: { enabled: true } });
  const file = bucket.file('a.txt');
  for (const text of ['first', 'second', 'third']) await file.save(text, { resumable: false });
  await file.delete();
  await bucket.file('b.txt').save('other', { resumable: false });
  expect(await file.exists()).toEqual([false]);
  expect((await bucket.getFiles())[0].map(({ name }) => name)).toEqual(['b.txt']);

  const [versions] = await bucket.getFiles({ versions: true, prefix: 'a' });
  expect(versions.map(({ metadata }) => typeof metadata.timeDeleted)).toEqual(['string', 'string', 'string']);
  const old = versions.map(({ metadata }) => bucket.file('a.txt', { generation: Number(metadata.generation) }));
  const texts = await Promise.all(old.map(async (version) => String((await version.download())[0])));
  expect(texts).toEqual(['first', 'second', 'third']);

  // A name whose generations are all noncurrent is free.
  await file.save('fourth', { resumable: false, preconditionOpts: { ifGenerationMatch: 0 } });
  await old[1]?.delete();
  const [left] = await bucket.getFiles({ versions: true, prefix: 'a' });
  expect(left).toHaveLength(3);
  await expect(old[1]?.getMetadata()).rejects.toMatchObject({ code: 404 });
  await expect(bucket.delete()).rejects.toMatchObject({ code: 409 });

  await old[0]?.copy(file);
  expect(String((await file.download())[0])).toBe('first');
});

test('pages of generations end where the caller said, and go on there', async () => {
  const { storage } = await storageBehind('server');
  const [bucket] = await storage.createBucket('kept', { versioning: { enabled: true } });
  for (let round = 0; round < 3; round += 1) {
    for (const name of ['in/a', 'in/b', 'z']) await bucket.file(name).save(`${round}`, { resumable: false });
  }
  const all: File[] = [];
  for (let query: GetFilesOptions | null = { versions: true, maxResults: 2, autoPaginate: false }; query;) {
    const [page, next] = (await bucket.getFiles(query)) as unknown as [File[], GetFilesOptions | null];
    expect(page.length).toBeLessThanOrEqual(2);
    all.push(...page);
    query = next;
  }
  const generations = all.map(({ name, metadata }) => [name, Number(metadata.generation)] as const);
  expect(generations.map(([name]) => name)).toEqual(['in/a', 'in/b', 'z'].flatMap((name) => [name, name, name]));
  for (const group of Map.groupBy(generations, ([name]) => name).values()) {
    expect(group).toEqual(group.toSorted(([, left], [, right]) => left - right));
  }
  const [files, , answer] = await bucket.getFiles({ versions: true, delimiter: '/', autoPaginate: false });
  expect(files.map(({ name }) => name)).toEqual(['z', 'z', 'z']);
  expect(answer).toMatchObject({ prefixes: ['in/'] });
});

test('a bucket without versions keeps nothing of the kind', async () => {
  const { storage, cloud } = await storageBehind('server');
  const file = storage.bucket('my-bucket').file('a');
  for (const text of ['first', 'second']) await file.save(text, { resumable: false });
  await file.delete();
  expect(cloud.objects.list('my-bucket', { versions: true }).objects).toEqual([]);
  await storage.bucket('my-bucket').delete();
});
