/** The bytes of one generation of an object. They never change, so whoever holds them may read them at any time. */
export interface Content {
  /** In bytes. */
  readonly size: number;
  /** The file that keeps them beyond the process, in a cloud that has a folder for that. */
  readonly fileId?: string | undefined;
  /** The bytes from `start` up to, not including, `endExclusive`, in blocks that the reader may keep or overwrite. */
  stream(start?: number, endExclusive?: number): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** All bytes at once, as a copy. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** How much a reader is handed at a time. */
export const READ_BLOCK_BYTES = 262_144;
