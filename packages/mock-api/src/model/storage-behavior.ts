import { checkOptions, type ChecksOf } from './options/check-options.ts';
import { oneOf } from './options/checks.ts';

/** How Cloud Storage answers where it is stricter than clients need. */
export interface StorageBehavior {
  /**
   * Whether each request of a resumable upload but the last must carry a multiple of 256 KiB, as documented.
   * @default 'lenient'
   */
  readonly chunkSizes: 'lenient' | 'strict';
}

const defaults: StorageBehavior = { chunkSizes: 'lenient' };

const checks: ChecksOf<StorageBehavior> = { chunkSizes: oneOf('lenient', 'strict') };

/** @throws TypeError for a name or a value that makes no sense */
export function storageBehavior(options: Partial<StorageBehavior> = {}): StorageBehavior {
  return { ...defaults, ...checkOptions(options, checks, 'storage') };
}
