import type { Bucket, FileMetadata, GetFilesOptions, Storage } from '@google-cloud/storage';
import { ApiError } from '../../errors/api-error.ts';
import type { GoogleAccess } from '../google-access.ts';
import type { ObjectStore, StoredObject } from '../object-store.ts';
import { resumedDownload } from '../resumed-download.ts';
import { formatGsUri } from './gs-uri.ts';
import { loadStorage } from './load-storage.ts';
import { objectBytes } from './object-bytes.ts';
import { storageAnswer } from './storage-answer.ts';
import type { WriteObjectOptions } from './write-object.ts';

/** What a listing tells of an object beyond its address. */
export interface ListedObject extends StoredObject {
  /** When it was made; RFC 3339. */
  readonly timeCreated?: string;
  /** The notes that its writer left with it. */
  readonly notes?: Readonly<Record<string, unknown>>;
}

/** Cloud Storage: read, written and cleared. */
export interface GsStore extends ObjectStore {
  list(bucket: string, prefix: string, abortSignal?: AbortSignal): AsyncIterable<ListedObject>;
  /** @throws ApiError 404 when it is not there. */
  find(object: { readonly bucket: string; readonly name: string }): Promise<StoredObject>;
  /** Writes an object that is not there yet. @throws ApiError 412 when it is. */
  write(
    object: { readonly bucket: string; readonly name: string },
    bytes: AsyncIterable<Buffer>,
    options: WriteObjectOptions,
  ): Promise<ListedObject>;
  /** Deletes this version of an object; one that is gone or has been replaced is left as it is. */
  delete(object: StoredObject): Promise<void>;
}

/** Cloud Storage through Google's library, which is loaded by the first call. */
export function gsStore(access: GoogleAccess): GsStore {
  let loading: Promise<Storage> | undefined;
  const storage = (): Promise<Storage> => (loading ??= loadStorage(access));

  return {
    async *list(bucket, prefix, abortSignal) {
      for await (const { objects } of pages((await storage()).bucket(bucket), { prefix }, abortSignal)) yield* objects;
    },
    async *listDirectories(bucket, prefix, abortSignal) {
      const query = { prefix, delimiter: '/' };
      for await (const { prefixes } of pages((await storage()).bucket(bucket), query, abortSignal)) yield* prefixes;
    },
    async *read(object, abortSignal) {
      const uri = formatGsUri(object);
      const options = object.generation === undefined ? {} : { generation: object.generation };
      const file = (await storage()).bucket(object.bucket).file(object.name, options);
      try {
        yield* resumedDownload((start) => objectBytes(file, start, abortSignal), isCut, { ...object, uri });
      } catch (error) {
        abortSignal?.throwIfAborted();
        throw storageAnswer(error, 'Reading', uri);
      }
    },
    async find({ bucket, name }) {
      const [metadata] = await (
        await storage()
      )
        .bucket(bucket)
        .file(name)
        .getMetadata()
        .catch((error: unknown) => {
          throw storageAnswer(error, 'Reading', formatGsUri({ bucket, name }));
        });
      return storedObject(bucket, name, metadata);
    },
    async write({ bucket, name }, bytes, options) {
      const { writeObject } = await import('./write-object.ts');
      try {
        const written = await writeObject((await storage()).bucket(bucket), name, bytes, options);
        const { sizeBytes, generation, timeCreated } = written;
        return {
          bucket,
          name,
          sizeBytes,
          ...(generation !== undefined && { generation }),
          ...(timeCreated !== undefined && { timeCreated }),
        };
      } catch (error) {
        options.abortSignal?.throwIfAborted();
        throw storageAnswer(error, 'Writing', formatGsUri({ bucket, name }));
      }
    },
    async delete({ bucket, name, generation }) {
      const file = (await storage()).bucket(bucket).file(name);
      await file.delete(generation === undefined ? {} : { ifGenerationMatch: generation }).catch((error: unknown) => {
        const answer = storageAnswer(error, 'Deleting', formatGsUri({ bucket, name }));
        if (!(answer instanceof ApiError) || (answer.status !== 404 && answer.status !== 412)) throw answer;
      });
    },
  };
}

interface Page {
  readonly objects: readonly ListedObject[];
  readonly prefixes: readonly string[];
}

async function* pages(bucket: Bucket, query: GetFilesOptions, abortSignal?: AbortSignal): AsyncGenerator<Page, void> {
  let pageToken: string | undefined;
  do {
    abortSignal?.throwIfAborted();
    const [files, next, answer] = await bucket
      .getFiles({ ...query, autoPaginate: false, ...(pageToken !== undefined && { pageToken }) })
      .catch((error: unknown) => {
        throw storageAnswer(error, 'Listing', formatGsUri({ bucket: bucket.name, name: query.prefix ?? '' }));
      });
    const { prefixes = [] } = (answer ?? {}) as { prefixes?: readonly string[] };
    yield { objects: files.map(({ name, metadata }) => storedObject(bucket.name, name, metadata)), prefixes };
    pageToken = (next as { pageToken?: string } | null | undefined)?.pageToken;
  } while (pageToken);
}

function storedObject(bucket: string, name: string, metadata: FileMetadata): ListedObject {
  const { size, generation, crc32c, contentEncoding, timeCreated, metadata: notes } = metadata;
  // A gzip object is unpacked on the way: size and checksum are of other bytes than those that come.
  const isPacked = contentEncoding === 'gzip';
  return {
    bucket,
    name,
    ...(size !== undefined && !isPacked && { sizeBytes: Number(size) }),
    ...(generation !== undefined && { generation: String(generation) }),
    ...(crc32c !== undefined && !isPacked && { crc32c }),
    ...(timeCreated !== undefined && { timeCreated }),
    ...(notes && { notes }),
  };
}

/** Node's and node-fetch's names for a connection that broke in the middle of an answer. */
const CUT: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

function isCut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CUT.has(error.code);
}
