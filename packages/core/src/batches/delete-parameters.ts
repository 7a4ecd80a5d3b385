import type { CallConfig } from '../http/call-config.ts';
import type { HttpResponse } from '../http/http-response.ts';
import type { JobError } from './job-error.ts';

/** What `batches.delete` takes. */
export interface DeleteBatchJobParameters {
  /** As for `get`. */
  name: string;
  config?: DeleteBatchJobConfig | undefined;
}

/** How to delete a job. */
export interface DeleteBatchJobConfig extends CallConfig {}

/** The answer to a delete. On Vertex AI, an operation that deletes; the Gemini API answers when it is done. */
export interface DeleteResourceJob {
  sdkHttpResponse?: HttpResponse;
  /** The operation's. Vertex AI only. */
  name?: string;
  /** Whether the operation has ended. Vertex AI only. */
  done?: boolean;
  /** Why the operation failed. Vertex AI only. */
  error?: JobError;
}
