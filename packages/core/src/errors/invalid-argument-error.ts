import { GenaiBatchError } from './genai-batch-error.ts';

/** An argument of a call cannot be sent to the chosen service. Nothing was sent. */
export class InvalidArgumentError extends GenaiBatchError {
  override readonly name = 'InvalidArgumentError';
}
