import type { Bucket, FileMetadata, GetFilesOptions, Storage } from '@google-cloud/storage';
import type { GoogleAccess } from '../google-access.ts';
import type { ObjectStore, StoredObject } from '../object-store.ts';
import { resumedDownload } from '../resumed-download.ts';
import { formatGsUri } from './gs-uri.ts';
import { loadStorage } from './load-storage.ts';
import { objectBytes } from './object-bytes.ts';
import { storageAnswer } from './storage-answer.ts';

/** Cloud Storage, read through Google's library, which is loaded by the first call. */
export function gsStore(access: GoogleAccess): ObjectStore {
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
  };
}

interface Page {
  readonly objects: readonly StoredObject[];
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

function storedObject(bucket: string, name: string, metadata: FileMetadata): StoredObject {
  const { size, generation, crc32c, contentEncoding } = metadata;
  // A gzip object is unpacked on the way: size and checksum are of other bytes than those that come.
  const isPacked = contentEncoding === 'gzip';
  return {
    bucket,
    name,
    ...(size !== undefined && !isPacked && { sizeBytes: Number(size) }),
    ...(generation !== undefined && { generation: String(generation) }),
    ...(crc32c !== undefined && !isPacked && { crc32c }),
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
