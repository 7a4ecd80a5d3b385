import { GenaiBatchError } from '../../errors/genai-batch-error.ts';

/** Two rows have one key, where there is room for one. */
export class DuplicateKeyError extends GenaiBatchError {
  override readonly name = 'DuplicateKeyError';
  readonly key: string;

  constructor(key: string) {
    super(
      `Two rows have the key ${JSON.stringify(key)}, and a map has room for one. ` +
        'Pass detectDuplicates: true, or expect, to batches.results: the second is then unmatched.',
    );
    this.key = key;
  }
}
