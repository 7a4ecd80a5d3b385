import type { Bucket, FileMetadata } from '@google-cloud/storage';
import { pipeline } from 'node:stream/promises';
import { crc32c, crc32cBase64 } from '../crc32c.ts';
import type { WriteOptions } from '../line-writer.ts';
import { UnreadableFileError } from '../unreadable-file-error.ts';

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
}

/**
 * Writes an object that is not there yet, in one resumable upload: requests that fail are sent again from where the
 * service is, and what it has in the end is held against what was sent.
 *
 * @throws the storage library's errors as they are; the signal's reason once it is aborted.
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
  const stream = file.createWriteStream({
    chunkSize: CHUNK_BYTES,
    contentType,
    // The library's own checksum takes a byte a step; ours is compared below.
    validation: false,
    // With it the library may send the start of the upload again, and nothing is ever overwritten.
    preconditionOpts: { ifGenerationMatch: 0 },
    ...(metadata && { metadata: { metadata: { ...metadata } } }),
  });
  stream.on('progress', ({ bytesWritten }: { bytesWritten: number }) => {
    onProgress?.({ sentBytes: bytesWritten, ...(totalBytes !== undefined && { totalBytes }) });
  });
  try {
    await pipeline(sent.measure(bytes), stream, abortSignal ? { signal: abortSignal } : {});
  } catch (error) {
    abortSignal?.throwIfAborted();
    // The answer to the last request may be what was lost: the library then takes the whole for missing.
    if (
      !sent.isComplete ||
      !sent.isSame(
        await file.getMetadata().then(
          ([found]) => found,
          () => undefined,
        ),
      )
    )
      throw error;
  }
  if (!sent.isSame(file.metadata)) {
    const { generation } = file.metadata;
    await file.delete(generation === undefined ? {} : { ifGenerationMatch: generation }).catch(() => {});
    throw new UnreadableFileError(
      `What arrived at gs://${bucket.name}/${name} is not what was sent (${String(file.metadata.size)} bytes, CRC32C ` +
        `${String(file.metadata.crc32c)}; sent: ${sent.sizeBytes} bytes, ${sent.crc32c}). It was deleted again. Write it anew.`,
    );
  }
  const { generation } = file.metadata;
  return { sizeBytes: sent.sizeBytes, generation: generation === undefined ? undefined : String(generation) };
}

/** Length and checksum of what goes through. */
class SentObject {
  sizeBytes = 0;
  isComplete = false;
  #crc = 0;

  async *measure(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    for await (const chunk of bytes) {
      this.#crc = crc32c(chunk, this.#crc);
      this.sizeBytes += chunk.length;
      yield chunk;
    }
    this.isComplete = true;
  }

  get crc32c(): string {
    return crc32cBase64(this.#crc);
  }

  /** Whether the service has it, as far as its answer tells. */
  isSame(found: FileMetadata | undefined): boolean {
    return found?.crc32c === this.crc32c && Number(found.size) === this.sizeBytes;
  }
}
