/** An object as a listing shows it. */
export interface StoredObject {
  readonly bucket: string;
  readonly name: string;
  /** Length of what a download gives, in bytes; absent where that is not known beforehand (gzip). */
  readonly sizeBytes?: number;
  /** Which version of the object; a download is held to it. */
  readonly generation?: string;
  /** CRC32C of the whole, base64 of four big-endian bytes. */
  readonly crc32c?: string;
}

/** What reading results needs of an object store. */
export interface ObjectStore {
  /** Every object whose name starts with the prefix, in order of names. */
  list(bucket: string, prefix: string, abortSignal?: AbortSignal): AsyncIterable<StoredObject>;
  /** The "directories" directly under the prefix: common beginnings of names, each with its `/`. */
  listDirectories(bucket: string, prefix: string, abortSignal?: AbortSignal): AsyncIterable<string>;
  /** The object's bytes. Leaving the loop ends the download. */
  read(object: StoredObject, abortSignal?: AbortSignal): AsyncIterable<Buffer>;
}
