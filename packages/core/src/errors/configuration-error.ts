import { GenaiBatchError } from './genai-batch-error.ts';

/** The client cannot work as it is set up; the message says what was looked for and what to set. Nothing was sent. */
export class ConfigurationError extends GenaiBatchError {
  override readonly name = 'ConfigurationError';
}
