import type { Bucket } from '../objects/bucket.ts';
import type { HmacKey, KnownHmacKey } from '../objects/hmac-keys.ts';
import type { ObjectKeeper } from '../objects/object-keeper.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { StoredObject } from '../objects/stored-object.ts';
import { restoreUploads, uploadRecord } from './kept-uploads.ts';
import { contentRecord, watchValue, type ContentRecord, type StateKeeper } from './state-keeper.ts';
import type { Written } from './written.ts';

type BucketRecord = Written<Bucket>;
type ObjectRecord = Omit<Written<StoredObject>, 'content' | 'timeDeleted'> & {
  readonly timeDeleted?: string;
  readonly content: ContentRecord;
};

/** Has a store's changes kept. */
export function keepingObjects(keeper: StateKeeper): ObjectKeeper {
  return {
    bucketChanged: (bucket) => keeper.changed('bucket', bucket.name, () => bucket),
    bucketDeleted: (name) => keeper.changed('bucket', name),
    objectChanged: (object) => {
      const { content, ...facts } = object;
      keeper.changed('object', keyOf(object), () => ({ ...facts, content: contentRecord(content) }));
    },
    objectDeleted: (object) => keeper.changed('object', keyOf(object)),
    uploadChanged: (session) => keeper.changed('upload', session.id, () => uploadRecord(session)),
    uploadForgotten: (id) => keeper.changed('upload', id),
  };
}

/** Puts back what was kept of a store, and keeps what else it remembers. */
export function restoreObjects(store: ObjectStore, keeper: StateKeeper): void {
  store.restore(readBuckets(keeper), readObjects(keeper), keeper.record<number>('counter', 'generation') ?? 0);
  watchValue(keeper, 'counter', 'generation', () => store.lastGeneration);
  restoreUploads(store, keeper);
  store.hmacKeys.restore(readHmacKeys(keeper));
  keeper.watch('hmac-key', () =>
    store.hmacKeys.entries().map(([key, known]) => ({ key, version: [known], value: () => known })),
  );
}

function* readBuckets(keeper: StateKeeper): Generator<Bucket, void> {
  for (const [, { timeCreated, updated, ...bucket }] of keeper.records<BucketRecord>('bucket')) {
    yield { ...bucket, timeCreated: new Date(timeCreated), updated: new Date(updated) };
  }
}

function* readObjects(keeper: StateKeeper): Generator<StoredObject, void> {
  for (const [, record] of keeper.records<ObjectRecord>('object')) {
    const { content, timeCreated, updated, timeDeleted, ...facts } = record;
    yield {
      ...facts,
      timeCreated: new Date(timeCreated),
      updated: new Date(updated),
      ...(timeDeleted !== undefined && { timeDeleted: new Date(timeDeleted) }),
      content: keeper.content(content),
    };
  }
}

function* readHmacKeys(keeper: StateKeeper): Generator<KnownHmacKey, void> {
  for (const [, { key, secret }] of keeper.records<{ key: Written<HmacKey>; secret: string }>('hmac-key')) {
    const [timeCreated, updated] = [new Date(key.timeCreated), new Date(key.updated)];
    yield { key: { ...key, timeCreated, updated }, secret };
  }
}

/** No two generations of a store are alike. */
function keyOf({ generation }: Pick<StoredObject, 'generation'>): string {
  return String(generation);
}
