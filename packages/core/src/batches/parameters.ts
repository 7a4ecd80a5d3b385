import type { CallConfig } from '../http/call-config.ts';
import type { BatchJobDestinationUnion } from './batch-job-destination.ts';
import type { BatchJobSourceUnion } from './batch-job-source.ts';

/** What `batches.create` takes. */
export interface CreateBatchJobParameters {
  /**
   * Model id such as `gemini-2.5-flash`, or a resource name such as `publishers/anthropic/models/claude-3-5-haiku`.
   * @see https://cloud.google.com/vertex-ai/generative-ai/docs/models
   */
  model?: string | undefined;
  /** Where the rows are. */
  src: BatchJobSourceUnion;
  config?: CreateBatchJobConfig | undefined;
}

/** How to create a job. */
export interface CreateBatchJobConfig extends CallConfig {
  /** @default `genaiBatchJob_` and the time in milliseconds, on Vertex AI */
  displayName?: string | undefined;
  /** @default beside the source: `gs://bucket/rows/dest` for `gs://bucket/rows.jsonl`. Vertex AI only. */
  dest?: BatchJobDestinationUnion | undefined;
  /** Gemini API only. */
  webhookConfig?: WebhookConfig | undefined;
}

/** Who is told when a job ends. Gemini API only. @see https://ai.google.dev/api/batch-api */
export interface WebhookConfig {
  uris?: string[];
  userMetadata?: Record<string, unknown>;
}

/** What `batches.get` takes. */
export interface GetBatchJobParameters {
  /** `projects/…/locations/…/batchPredictionJobs/…` or its last part; `batches/…` on the Gemini API. */
  name: string;
  config?: GetBatchJobConfig | undefined;
}

/** How to look at a job. */
export interface GetBatchJobConfig extends CallConfig {}

/** What `batches.cancel` takes. */
export interface CancelBatchJobParameters {
  /** As for `get`. */
  name: string;
  config?: CancelBatchJobConfig | undefined;
}

/** How to cancel a job. */
export interface CancelBatchJobConfig extends CallConfig {}
