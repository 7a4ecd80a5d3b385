/** How Cloud Storage answers where it is stricter than clients need. */
export interface StorageBehavior {
  /**
   * Whether each request of a resumable upload but the last must carry a multiple of 256 KiB, as documented.
   * @default 'lenient'
   */
  readonly chunkSizes: 'lenient' | 'strict';
}

/** @throws TypeError for a value that makes no sense */
export function storageBehavior({ chunkSizes = 'lenient' }: Partial<StorageBehavior> = {}): StorageBehavior {
  if (chunkSizes !== 'lenient' && chunkSizes !== 'strict') {
    throw new TypeError(`storage.chunkSizes is lenient or strict, not ${JSON.stringify(chunkSizes)}`);
  }
  return { chunkSizes };
}
