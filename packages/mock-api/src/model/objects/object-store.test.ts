import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { Crc32c } from './crc32c.ts';
import { ObjectStore, type ObjectStoreOptions } from './object-store.ts';
import type { Preconditions } from './preconditions.ts';
import type { StoredObject } from './stored-object.ts';

const noon = new Date('2026-01-01T12:00:00Z');

function newStore(options: Partial<ObjectStoreOptions> = {}): ObjectStore {
  const store = new ObjectStore({ now: () => noon, ...options });
  store.createBucket('bucket');
  onTestFinished(() => store.close());
  return store;
}

async function put(
  store: ObjectStore,
  name: string,
  text: string,
  preconditions: Preconditions = {},
): Promise<StoredObject> {
  const writer = store.openWriter('bucket', name, { preconditions });
  await writer.write(Buffer.from(text));
  return writer.finish();
}

async function textOf({ content }: StoredObject): Promise<string> {
  return Buffer.from(await content.bytes()).toString();
}

test('keeps the same bytes and checksums however they arrive, in memory or in a file', async () => {
  const store = newStore({ memoryLimitBytes: 64 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 }),
      fc.nat(200),
      fc.nat(200),
      async (chunks, a, b) => {
        const writer = store.openWriter('bucket', 'object');
        for (const chunk of chunks) {
          const passed = chunk.slice();
          await writer.write(passed);
          passed.fill(0); // the writer took a copy
        }
        const bytes = Buffer.concat(chunks);
        const object = await writer.finish();
        expect(object).toMatchObject({
          size: bytes.length,
          crc32c: new Crc32c().update(bytes).base64,
          md5Hash: createHash('md5').update(bytes).digest('base64'),
        });
        expect(Buffer.from(await object.content.bytes())).toEqual(bytes);
        const start = Math.min(a, bytes.length);
        const end = Math.min(Math.max(a, b), bytes.length);
        const part = await Array.fromAsync(object.content.stream(start, end));
        expect(Buffer.concat(part)).toEqual(bytes.subarray(start, end));
        for (const chunk of part) chunk.fill(0); // a reader may do as it likes with what it read
        expect(Buffer.from(await object.content.bytes())).toEqual(bytes);
      },
    ),
  );
});

test('takes pieces without being waited for', async () => {
  const store = newStore({ memoryLimitBytes: 10 });
  const writer = store.openWriter('bucket', 'object');
  const pieces = Array.from({ length: 300 }, (_, at) => Buffer.alloc(10_000, at));
  for (const piece of pieces) void writer.write(piece);
  const object = await writer.finish();
  expect(Buffer.from(await object.content.bytes()).equals(Buffer.concat(pieces))).toBe(true);
});

test('shows nothing of an object before it is complete', async () => {
  const store = newStore();
  const writer = store.openWriter('bucket', 'object');
  await writer.write(Buffer.from('half'));
  expect(store.get('bucket', 'object')).toBeUndefined();
  await writer.finish();
  expect(store.get('bucket', 'object')).toMatchObject({ size: 4, contentType: 'application/octet-stream' });
});

test.for([
  ['in memory', 1000],
  ['in a file', 1],
] as const)('lets a reader of a replaced or deleted object end: %s', async ([, memoryLimitBytes]) => {
  const store = newStore({ memoryLimitBytes });
  const first = await put(store, 'object', 'first content');
  const second = await put(store, 'object', 'second content');
  store.delete('bucket', 'object');
  expect(await textOf(first)).toBe('first content');
  expect(await textOf(second)).toBe('second content');
  expect(store.get('bucket', 'object')).toBeUndefined();
});

test('gives every content a larger generation, though time stands still', async () => {
  const store = newStore();
  const first = await put(store, 'object', '1');
  const second = await put(store, 'object', '1');
  store.delete('bucket', 'object');
  const third = await put(store, 'object', '1');
  expect(second.generation).toBeGreaterThan(first.generation);
  expect(third.generation).toBeGreaterThan(second.generation);
  expect(store.get('bucket', 'object', second.generation)).toBeUndefined();
  expect(store.get('bucket', 'object', third.generation)).toBe(third);
});

test('makes a folder for large contents when one comes, for the user alone, and leaves no names in it', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'object-store-test-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  let asked = 0;
  const store = newStore({ memoryLimitBytes: 4, folder: () => ((asked += 1), parent) });
  await put(store, 'small', '1234');
  expect(asked).toBe(0);
  const large = await put(store, '../../etc/passwd', '12345');
  expect(asked).toBe(1);
  expect(readdirSync(parent)).toEqual([]);
  expect(statSync(parent).mode & 0o777).toBe(0o700);
  await store.close();
  await expect(large.content.bytes()).rejects.toThrow('The object store was closed');
});

test.for<[title: string, conditions: (generation: number) => Preconditions, status: number | undefined]>([
  ['the generation matches', (generation) => ({ ifGenerationMatch: generation }), undefined],
  ['another generation is wanted', (generation) => ({ ifGenerationMatch: generation - 1 }), 412],
  ['no object is wanted', () => ({ ifGenerationMatch: 0 }), 412],
  ['this generation is not wanted', (generation) => ({ ifGenerationNotMatch: generation }), 304],
  ['an object is wanted', () => ({ ifGenerationNotMatch: 0 }), undefined],
  ['the metageneration matches', () => ({ ifMetagenerationMatch: 1 }), undefined],
  ['another metageneration is wanted', () => ({ ifMetagenerationMatch: 2 }), 412],
  ['this metageneration is not wanted', () => ({ ifMetagenerationNotMatch: 1 }), 304],
])('goes by preconditions on every change: %s', async ([, conditions, status]) => {
  const store = newStore();
  const changes: ((preconditions: Preconditions) => unknown)[] = [
    (preconditions) => put(store, 'object', 'new', preconditions),
    (preconditions) => store.copy(store.require('bucket', 'object'), 'bucket', 'object', { preconditions }),
    (preconditions) => store.updateAttributes('bucket', 'object', { contentType: 'text/plain' }, preconditions),
    (preconditions) => store.delete('bucket', 'object', preconditions),
  ];
  for (const change of changes) {
    const { generation } = await put(store, 'object', 'old');
    const outcome = (async () => change(conditions(generation)))();
    if (status === undefined) await outcome;
    else await expect(outcome).rejects.toMatchObject({ name: 'StorageError', status });
  }
});

test('lets exactly one of two writers make an object that must not exist', async () => {
  const store = newStore();
  const outcomes = await Promise.allSettled([
    put(store, 'object', 'one', { ifGenerationMatch: 0 }),
    put(store, 'object', 'two', { ifGenerationMatch: 0 }),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('refuses bytes that are not the ones expected, and keeps the object as it was', async () => {
  const store = newStore();
  const old = await put(store, 'object', 'old');
  const writer = store.openWriter('bucket', 'object');
  await writer.write(Buffer.from('new'));
  await expect(writer.finish({ crc32c: 'AAAAAA==' })).rejects.toThrow(
    `Provided CRC32C "AAAAAA==" doesn't match calculated CRC32C`,
  );
  expect(store.get('bucket', 'object')).toBe(old);
});

test('changes attributes without touching the content', async () => {
  const store = newStore();
  const old = await put(store, 'object', 'text');
  const changed = store.updateAttributes('bucket', 'object', { contentType: 'text/plain', metadata: { k: 'v' } });
  expect(changed).toMatchObject({
    generation: old.generation,
    metageneration: 2,
    contentType: 'text/plain',
    metadata: { k: 'v' },
  });
  expect(store.updateAttributes('bucket', 'object', { contentType: null })).toMatchObject({
    contentType: 'application/octet-stream',
  });
  expect(await textOf(changed)).toBe('text');
});

test.for(['', 'a\nb', '..', 'x'.repeat(1025), '.well-known/acme-challenge/x', '\uD800'])(
  'refuses the object name %j',
  (name) => {
    expect(() => newStore().openWriter('bucket', name)).toThrow('Invalid object name');
  },
);

test('does not write to, read from or list a bucket that is not there', () => {
  const store = newStore();
  expect(() => store.openWriter('nowhere', 'object')).toThrow('The specified bucket does not exist.');
  expect(() => store.list('nowhere')).toThrow('The specified bucket does not exist.');
  expect(store.get('nowhere', 'object')).toBeUndefined();
  expect(store.ensureBucket('nowhere').name).toBe('nowhere');
  expect(store.list('nowhere').objects).toEqual([]);
});

test('does not delete a bucket with objects in it', async () => {
  const store = newStore();
  await put(store, 'object', 'text');
  expect(() => store.deleteBucket('bucket')).toThrow('not empty');
  store.delete('bucket', 'object');
  store.deleteBucket('bucket');
  expect(store.listBuckets()).toEqual([]);
});
