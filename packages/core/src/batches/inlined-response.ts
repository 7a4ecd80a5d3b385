import type { SingleEmbedContentResponse } from '../content/embed-content.ts';
import type { GenerateContentResponse } from '../content/generate-content-response.ts';
import type { JobError } from './job-error.ts';

/** A row's result within an answer. Gemini API only. @see https://ai.google.dev/api/batch-api */
export interface InlinedResponse {
  response?: GenerateContentResponse;
  /** The row's own metadata. */
  metadata?: Record<string, string>;
  error?: JobError;
}

/** A row's embedding within an answer. Gemini API only. */
export interface InlinedEmbedContentResponse {
  response?: SingleEmbedContentResponse;
  error?: JobError;
  metadata?: Record<string, unknown>;
}
