import { hash } from 'node:crypto';
import { keepsVersions, type Bucket } from './bucket.ts';
import { BucketObjects } from './bucket-objects.ts';
import type { Content } from './content.ts';
import type { ContentFile } from './content-file.ts';
import { ContentWriter, type UnfinishedFile } from './content-writer.ts';
import { Crc32c } from './crc32c.ts';
import { HmacKeys } from './hmac-keys.ts';
import { looseObject } from './loose-object.ts';
import { MemoryContent } from './memory-content.ts';
import { checkObjectName } from './names.ts';
import type { ListOptions } from './object-list.ts';
import { ObjectWriter, type NewObject, type WriteOptions } from './object-writer.ts';
import type { ObjectKeeper } from './object-keeper.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';
import { SpillFile } from './spill-file.ts';
import { StorageError } from './storage-error.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder.ts';
import type { UploadOrder } from './upload-order.ts';
import { UploadSessions } from './upload-sessions.ts';
import { pickAttributes, type ObjectAttributes, type StoredObject } from './stored-object.ts';

export interface ObjectStoreOptions {
  /** The service's time: what objects are stamped with. */
  now: () => Date;
  /** Where large contents go. @default a folder of the store's own among the temporary files, readable by the user alone */
  folder?: () => string;
  /** A content larger than this goes to a file. @default 4_194_304 (4 MiB) */
  memoryLimitBytes?: number;
  /** Makes the file of a content that does not stay in memory. @default a temporary one in `folder` */
  openFile?: () => ContentFile;
  /** Makes a content of a few bytes that are all there. @default in memory */
  contentOf?: (bytes: Uint8Array) => Content;
  /** Is told of every change. */
  keeper?: ObjectKeeper | undefined;
}

/** One page of a bucket's objects. */
export interface ListedObjects {
  objects: StoredObject[];
  prefixes: string[];
  /** Missing on the last page. */
  nextPageToken?: string;
}

/** Cloud Storage without HTTP: buckets, and in them objects whose bytes never change. Names of objects never become paths. */
export class ObjectStore {
  /** Resumable uploads. */
  readonly uploads: UploadSessions;
  /** Keys that URLs may be signed with. */
  readonly hmacKeys: HmacKeys;
  readonly #now: () => Date;
  readonly #memoryLimitBytes: number;
  readonly #folder: () => string;
  readonly #buckets = new Map<string, { bucket: Bucket; objects: BucketObjects }>();
  readonly #files = new Set<SpillFile>();
  readonly #newFile: () => ContentFile;
  readonly #contentOf: (bytes: Uint8Array) => Content;
  readonly #keeper: ObjectKeeper | undefined;
  #ownFolder: string | undefined;
  #lastGeneration = 0;
  #isClosed = false;

  constructor({ now, folder, memoryLimitBytes = 4_194_304, openFile, contentOf, keeper }: ObjectStoreOptions) {
    this.#now = now;
    this.uploads = new UploadSessions({
      now,
      newWriter: (order) =>
        order.kind === 'object' ? this.openWriter(order.bucket, order.name, order.options) : this.#writerFor(order),
      oldWriter: (order, found) => this.#writerFor(order, found),
      onChange: (session) => keeper?.uploadChanged(session),
      onForget: (id) => keeper?.uploadForgotten(id),
    });
    this.hmacKeys = new HmacKeys(now);
    this.#memoryLimitBytes = memoryLimitBytes;
    this.#newFile = openFile ?? ((): ContentFile => this.#openSpillFile());
    this.#contentOf = contentOf ?? ((bytes): Content => new MemoryContent(bytes));
    this.#keeper = keeper;
    this.#folder = folder ?? ((): string => (this.#ownFolder ??= makeTemporaryFolder()));
  }

  /** @throws StorageError 409 when it exists: bucket names are shared by all projects. */
  createBucket(
    name: string,
    {
      location = 'US',
      project,
      settings = {},
    }: { location?: string; project?: string; settings?: Record<string, unknown> } = {},
  ): Bucket {
    if (this.#buckets.has(name)) {
      throw new StorageError(
        409,
        'conflict',
        'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
      );
    }
    const now = this.#now();
    const bucket: Bucket = {
      name,
      project,
      location: location.toUpperCase(),
      metageneration: 1,
      timeCreated: now,
      updated: now,
      settings,
    };
    this.#buckets.set(name, { bucket, objects: new BucketObjects() });
    this.#keeper?.bucketChanged(bucket);
    return bucket;
  }

  getBucket(name: string): Bucket | undefined {
    return this.#buckets.get(name)?.bucket;
  }

  /** @throws StorageError 404 */
  requireBucket(name: string): Bucket {
    return this.#entry(name).bucket;
  }

  /** The bucket, made if it was missing. */
  ensureBucket(name: string, options: { location?: string; project?: string } = {}): Bucket {
    return this.getBucket(name) ?? this.createBucket(name, options);
  }

  /** By name. With a project: those of it, and those that nobody owns. */
  listBuckets(project?: string): Bucket[] {
    const buckets = [...this.#buckets.values()].map(({ bucket }) => bucket);
    return buckets
      .filter((bucket) => project === undefined || bucket.project === undefined || bucket.project === project)
      .toSorted((left, right) => (left.name < right.name ? -1 : 1));
  }

  /** Puts settings on a bucket; `null` takes one away. @throws StorageError 404, 412, 304 */
  updateBucket(name: string, changes: Readonly<Record<string, unknown>>, preconditions: Preconditions = {}): Bucket {
    const entry = this.#entry(name);
    checkPreconditions(entry.bucket, preconditions);
    const settings = Object.fromEntries(
      Object.entries({ ...entry.bucket.settings, ...changes }).filter(([, value]) => value !== null),
    );
    const { metageneration } = entry.bucket;
    entry.bucket = { ...entry.bucket, settings, metageneration: metageneration + 1, updated: this.#now() };
    this.#keeper?.bucketChanged(entry.bucket);
    return entry.bucket;
  }

  /** Puts on a bucket what is no setting of it: its metageneration stays. @throws StorageError 404 */
  annotateBucket(name: string, changes: Pick<Bucket, 'iamPolicy' | 'notifications'>): Bucket {
    const entry = this.#entry(name);
    entry.bucket = { ...entry.bucket, ...changes };
    this.#keeper?.bucketChanged(entry.bucket);
    return entry.bucket;
  }

  /** @throws StorageError 404, 409 when objects are in it, 412, 304 */
  deleteBucket(name: string, preconditions: Preconditions = {}): void {
    const { bucket, objects } = this.#entry(name);
    checkPreconditions(bucket, preconditions);
    if (!objects.isEmpty) throw new StorageError(409, 'conflict', 'The bucket you tried to delete is not empty.');
    this.#buckets.delete(name);
    this.#keeper?.bucketDeleted(name);
  }

  /**
   * A place to write one object's bytes to. Nothing of it is seen before {@link ObjectWriter.finish}.
   *
   * @throws StorageError 404 for a bucket that is not there, 400 for a name that no object can have.
   */
  openWriter(bucket: string, name: string, options: WriteOptions = {}): ObjectWriter {
    this.#entry(bucket);
    checkObjectName(name);
    return this.#writerFor({ kind: 'object', bucket, name, options });
  }

  /**
   * Puts an object of a few bytes, at once.
   *
   * @param bytes Kept as they are: the caller must not touch them again.
   * @throws StorageError as `openWriter`
   */
  put(bucket: string, name: string, bytes: Uint8Array, attributes: ObjectAttributes = {}): StoredObject {
    this.#entry(bucket);
    checkObjectName(name);
    const crc32c = new Crc32c().update(bytes).base64;
    const md5Hash = hash('md5', bytes, 'base64');
    return this.#put(bucket, name, { ...attributes, content: this.#contentOf(bytes), crc32c, md5Hash }, {});
  }

  /**
   * A place for bytes that are no object of a bucket: they share the store's memory limit and its temporary files.
   *
   * @param found What another process wrote of them.
   */
  newContent(found?: UnfinishedFile): ContentWriter {
    return new ContentWriter(this.#memoryLimitBytes, () => this.#openFile(), found);
  }

  /** The live object, or undefined; with a generation, that one, live or not. */
  get(bucket: string, name: string, generation?: number): StoredObject | undefined {
    return this.#buckets.get(bucket)?.objects.get(name, generation);
  }

  /** @throws StorageError 404 */
  require(bucket: string, name: string, generation?: number): StoredObject {
    return this.#entry(bucket).objects.require(bucket, name, generation);
  }

  /**
   * @param options.versions All generations, not the live ones alone. @default false
   * @throws StorageError 404 for a bucket that is not there, 400 for a page token that no list gave.
   */
  list(bucket: string, options: ListOptions & { versions?: boolean } = {}): ListedObjects {
    return this.#entry(bucket).objects.list(options);
  }

  /**
   * Another object with the same bytes, which are shared and not copied. Given attributes replace all of the source's.
   *
   * @throws StorageError 404, 412, 304
   */
  copy(
    source: StoredObject,
    bucket: string,
    name: string,
    { attributes = source, preconditions = {} }: { attributes?: ObjectAttributes; preconditions?: Preconditions } = {},
  ): StoredObject {
    checkObjectName(name);
    const { content, crc32c, md5Hash, componentCount } = source;
    return this.#put(
      bucket,
      name,
      { ...pickAttributes(attributes), content, crc32c, md5Hash, componentCount },
      preconditions,
    );
  }

  /** Other attributes on the same content; `null` takes one away. @throws StorageError 404, 412, 304 */
  updateAttributes(
    bucket: string,
    name: string,
    changes: { readonly [Key in keyof ObjectAttributes]: ObjectAttributes[Key] | null },
    preconditions: Preconditions = {},
    generation?: number,
  ): StoredObject {
    const { objects } = this.#entry(bucket);
    const current = objects.require(bucket, name, generation);
    checkPreconditions(current, preconditions);
    const given = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value ?? undefined]));
    const changed = { ...current, ...given };
    const updated: StoredObject = {
      ...changed,
      contentType: changed.contentType ?? 'application/octet-stream',
      metadata: changed.metadata ?? {},
      metageneration: current.metageneration + 1,
      updated: this.#now(),
    };
    objects.replace(updated);
    this.#keeper?.objectChanged(updated);
    return updated;
  }

  /**
   * Deletes the live object, which a bucket with versions keeps as a noncurrent one; a generation that is named is
   * deleted for good.
   *
   * @throws StorageError 404 when there is no such object, 412 and 304 when it is not the expected one.
   */
  delete(bucket: string, name: string, preconditions: Preconditions = {}, generation?: number): void {
    const entry = this.#entry(bucket);
    const current = entry.objects.require(bucket, name, generation);
    checkPreconditions(current, preconditions);
    if (generation === undefined) return this.#endLife(entry, current);
    entry.objects.delete(name, generation);
    this.#keeper?.objectDeleted(current);
  }

  /** Puts back what a keeper was told, in any order. */
  restore(buckets: Iterable<Bucket>, objects: Iterable<StoredObject>, lastGeneration: number): void {
    for (const bucket of buckets) this.#buckets.set(bucket.name, { bucket, objects: new BucketObjects() });
    for (const object of objects) this.#entry(object.bucket).objects.add(object);
    this.#lastGeneration = lastGeneration;
  }

  /** The generation that was given last, to any object. */
  get lastGeneration(): number {
    return this.#lastGeneration;
  }

  /** Forgets every bucket and gives the disk space back; reading an object taken earlier then fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#buckets.clear();
    await this.uploads.close();
    await Promise.all([...this.#files].map((file) => file.close()));
    if (this.#ownFolder) removeTemporaryFolder(this.#ownFolder);
    this.#ownFolder = undefined;
  }

  #writerFor(order: UploadOrder, found?: UnfinishedFile): ObjectWriter {
    const content = this.newContent(found);
    if (order.kind === 'bytes') return new ObjectWriter(content, looseObject);
    const { bucket, name, options } = order;
    const { preconditions = {}, ...attributes } = options;
    return new ObjectWriter(content, (written) =>
      this.#put(bucket, name, { ...attributes, ...written }, preconditions),
    );
  }

  #put(bucket: string, name: string, object: NewObject, preconditions: Preconditions): StoredObject {
    const entry = this.#entry(bucket);
    const replaced = entry.objects.get(name);
    checkPreconditions(replaced, preconditions);
    const now = this.#now();
    this.#lastGeneration = Math.max(this.#lastGeneration + 1, now.getTime() * 1000);
    const stored: StoredObject = {
      ...object,
      bucket,
      name,
      generation: this.#lastGeneration,
      metageneration: 1,
      contentType: object.contentType ?? 'application/octet-stream',
      size: object.content.size,
      metadata: { ...object.metadata },
      timeCreated: now,
      updated: now,
    };
    if (replaced) this.#endLife(entry, replaced);
    entry.objects.add(stored);
    this.#keeper?.objectChanged(stored);
    return stored;
  }

  /** A live object is replaced or deleted. */
  #endLife({ bucket, objects }: { bucket: Bucket; objects: BucketObjects }, object: StoredObject): void {
    if (keepsVersions(bucket)) {
      const retired = objects.retire(object, this.#now());
      this.#keeper?.objectChanged(retired);
    } else {
      objects.delete(object.name);
      this.#keeper?.objectDeleted(object);
    }
  }

  #entry(name: string): { bucket: Bucket; objects: BucketObjects } {
    const entry = this.#buckets.get(name);
    if (!entry) throw new StorageError(404, 'notFound', 'The specified bucket does not exist.');
    return entry;
  }

  #openFile(): ContentFile {
    if (this.#isClosed) throw new Error('The object store is closed');
    return this.#newFile();
  }

  #openSpillFile(): SpillFile {
    const file = new SpillFile(this.#folder(), (closed) => this.#files.delete(closed));
    this.#files.add(file);
    return file;
  }
}
