import type { Bucket, File, FileMetadata } from '@google-cloud/storage';
import { pipeline } from 'node:stream/promises';
import { ConnectionError } from '../../errors/connection-error.ts';
import { redactText } from '../../errors/redact.ts';
import { crc32c, crc32cBase64 } from '../crc32c.ts';
import type { WriteOptions } from '../line-writer.ts';
import { UnreadableFileError } from '../unreadable-file-error.ts';
import { untilAborted } from '../until-aborted.ts';

/** Bytes a request; those of one request are held, for it may have to be sent again. */
const CHUNK_BYTES = 8 * 1024 * 1024;

export interface WriteObjectOptions extends WriteOptions {
  readonly contentType: string;
  /** Notes that stay with the object. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** What the service has, as its answer tells. */
export interface WrittenObject {
  readonly sizeBytes: number;
  readonly generation: string | undefined;
  /** When it was made, by the service's clock; RFC 3339. */
  readonly timeCreated: string | undefined;
}

/**
 * Writes an object that is not there yet, in one resumable upload, or in one request where there are no bytes: requests that
 * fail are sent again from where the service is, and what it has in the end is held against what was sent.
 *
 * @throws the storage library's errors as they are; the signal's reason once it is aborted.
 * @throws ConnectionError when the upload fails again and again.
 * @throws UnreadableFileError when the service has other bytes; what it has is deleted.
 */
export async function writeObject(
  bucket: Bucket,
  name: string,
  bytes: AsyncIterable<Buffer>,
  { contentType, metadata, onProgress, abortSignal, totalBytes }: WriteObjectOptions,
): Promise<WrittenObject> {
  abortSignal?.throwIfAborted();
  const file = bucket.file(name);
  const sent = new SentObject();
  const measured = sent.measure(bytes);
  const settings = {
    contentType,
    // The library's own checksum takes a byte a step; ours is compared below.
    validation: false,
    // With it the library may send the start of the upload again, and nothing is ever overwritten.
    preconditionOpts: { ifGenerationMatch: 0 },
    ...(metadata && { metadata: { metadata: { ...metadata } } }),
  };
  try {
    const first = await untilAborted(measured.next(), abortSignal);
    if (first.done) {
      // The library's resumable upload of no bytes names a range that ends before it begins, and is refused.
      await untilAborted(file.save(Buffer.alloc(0), { ...settings, resumable: false }), abortSignal);
    } else {
      const stream = file.createWriteStream({ ...settings, chunkSize: CHUNK_BYTES });
      stream.on('progress', ({ bytesWritten }: { bytesWritten: number }) => {
        onProgress?.({ sentBytes: bytesWritten, ...(totalBytes !== undefined && { totalBytes }) });
      });
      await pipeline(startingWith(first.value, measured), stream, abortSignal ? { signal: abortSignal } : {});
    }
  } catch (error) {
    // Not waited for: bytes that hang would hold up an abort.
    void measured.return().catch(() => {});
    abortSignal?.throwIfAborted();
    if (sent.failure !== undefined) throw sent.failure.error;
    // The answer to the last request may be what was lost: the library then takes the whole for missing.
    const isThere = sent.isComplete && sent.isSame(await metadataOf(file));
    if (!isThere) throw 'code' in (error as Error) ? error : uploadLost(error, bucket, name);
  }
  if (!sent.isSame(file.metadata)) {
    const { generation } = file.metadata;
    await file.delete(generation === undefined ? {} : { ifGenerationMatch: generation }).catch(() => {});
    throw new UnreadableFileError(
      `What arrived at gs://${bucket.name}/${name} is not what was sent (${String(file.metadata.size)} bytes, CRC32C ` +
        `${String(file.metadata.crc32c)}; sent: ${sent.sizeBytes} bytes, ${sent.crc32c}). It was deleted again. Write it anew.`,
    );
  }
  const { generation, timeCreated } = file.metadata;
  return {
    sizeBytes: sent.sizeBytes,
    generation: generation === undefined ? undefined : String(generation),
    timeCreated,
  };
}

async function* startingWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield first;
  yield* rest;
}

async function metadataOf(file: File): Promise<FileMetadata | undefined> {
  try {
    const [metadata] = await file.getMetadata();
    return metadata;
  } catch {
    return undefined;
  }
}

/** The library has given up: it tells the last failure in words alone, among them the whole answer. */
function uploadLost(error: unknown, bucket: Bucket, name: string): ConnectionError {
  const { hostname, port } = new URL(bucket.storage.apiEndpoint);
  const words = redactText(error instanceof Error ? error.message : String(error), []).slice(0, 300);
  return new ConnectionError(`Writing gs://${bucket.name}/${name} failed, again and again: ${words} Try it later.`, {
    host: hostname,
    port: Number(port) || 443,
    code: undefined,
    outcome: 'not-sent',
    displayName: undefined,
    cause: undefined,
  });
}

/** Length and checksum of what goes through. */
class SentObject {
  sizeBytes = 0;
  isComplete = false;
  /** Of what was to be sent. */
  failure: { readonly error: unknown } | undefined;
  #crc = 0;

  async *measure(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    const iterator = bytes[Symbol.asyncIterator]();
    try {
      for (;;) {
        const { done, value } = await iterator.next().catch((error: unknown) => {
          this.failure = { error };
          throw error;
        });
        if (done) break;
        if (value.length === 0) continue;
        this.#crc = crc32c(value, this.#crc);
        this.sizeBytes += value.length;
        yield value;
      }
      this.isComplete = true;
    } finally {
      await iterator.return?.();
    }
  }

  get crc32c(): string {
    return crc32cBase64(this.#crc);
  }

  /** Whether the service has it, as far as its answer tells. */
  isSame(found: FileMetadata | undefined): boolean {
    return found?.crc32c === this.crc32c && Number(found.size) === this.sizeBytes;
  }
}
