import type { Content } from './content.ts';
import type { ContentWriter } from './content-writer.ts';
import type { Preconditions } from './preconditions.ts';
import { StorageError } from './storage-error.ts';
import type { ObjectAttributes, StoredObject } from './stored-object.ts';

/** What an object is made of, before the store gives it its generation. */
export interface NewObject extends ObjectAttributes {
  content: Content;
  crc32c: string;
  md5Hash: string | undefined;
  componentCount?: number | undefined;
}

export interface WriteOptions extends ObjectAttributes {
  /** Looked at when the object is about to appear, not when the writing begins. */
  preconditions?: Preconditions;
}

interface FinishOptions {
  readonly componentCount?: number;
  /** Told in the same step as the object appears. */
  readonly onStored?: (object: StoredObject) => void;
}

/** Checksums that the sender computed, base64. */
export interface ExpectedChecksums {
  /** How many bytes were announced. */
  sizeBytes?: number | undefined;
  crc32c?: string | undefined;
  md5Hash?: string | undefined;
}

/** Takes one object's bytes, in any pieces. */
export class ObjectWriter {
  readonly #bytes: ContentWriter;
  readonly #put: (object: NewObject) => StoredObject;

  constructor(bytes: ContentWriter, put: (object: NewObject) => StoredObject) {
    this.#bytes = bytes;
    this.#put = put;
  }

  /** Bytes taken so far. */
  get size(): number {
    return this.#bytes.size;
  }

  /** The file that they are in, where it outlives the process. */
  get fileId(): string | undefined {
    return this.#bytes.fileId;
  }

  /** Reads what another process wrote; before anything else. */
  readFound(): Promise<void> {
    return this.#bytes.readFound();
  }

  /** Resolves when all that has come by now outlives the process; at once where nothing does. */
  secure(): void | Promise<void> {
    return this.#bytes.secure();
  }

  /** Takes a copy of `chunk`. A promise comes back when the disk should be waited for before more is written. */
  write(chunk: Uint8Array): void | Promise<void> {
    return this.#bytes.write(chunk);
  }

  /**
   * Makes the object appear, whole, as a new generation.
   *
   * @throws StorageError 412 or 304 when its preconditions do not hold by now, 400 when the bytes are not the ones expected.
   */
  async finish(
    expected: ExpectedChecksums = {},
    { componentCount, onStored }: FinishOptions = {},
  ): Promise<StoredObject> {
    try {
      if (expected.sizeBytes !== undefined && expected.sizeBytes !== this.size) {
        throw new StorageError(
          400,
          'invalid',
          `Invalid request.  There were ${this.size} byte(s) in the upload. X-Upload-Content-Length told ${expected.sizeBytes} byte(s).`,
        );
      }
      const written = await this.#bytes.finish();
      compare('CRC32C', expected.crc32c, written.crc32c);
      compare('MD5 hash', expected.md5Hash, written.md5Hash);
      // An object composed of others has no MD5 in Cloud Storage.
      const object = this.#put(
        componentCount === undefined ? written : { ...written, componentCount, md5Hash: undefined },
      );
      onStored?.(object);
      return object;
    } catch (error) {
      await this.abort();
      throw error;
    }
  }

  /** Throws the bytes away. */
  abort(): Promise<void> {
    return this.#bytes.abort();
  }
}

function compare(kind: string, expected: string | undefined, actual: string): void {
  if (expected === undefined || expected === actual) return;
  throw new StorageError(
    400,
    'invalid',
    `Provided ${kind} "${expected}" doesn't match calculated ${kind} "${actual}".`,
  );
}
