import { GenaiBatchError } from '../errors/genai-batch-error.ts';

/** A file was found, but not read to its end as what it should be; the message says which, and where in it. */
export class UnreadableFileError extends GenaiBatchError {
  override readonly name = 'UnreadableFileError';
}
