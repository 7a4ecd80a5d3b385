import type { UploadProgress } from '../files/upload-parameters.ts';
import type { CallConfig } from '../http/call-config.ts';
import type { ModelFamily } from '../rows/model-family.ts';
import type { BatchJobDestinationUnion } from './batch-job-destination.ts';
import type { BatchJobSourceUnion } from './batch-job-source.ts';
import type { RowsSource } from './rows-source.ts';

/** What `batches.create` takes. */
export interface CreateBatchJobParameters {
  /**
   * Model id such as `gemini-2.5-flash`, or a resource name such as `publishers/anthropic/models/claude-3-5-haiku`.
   * @see https://cloud.google.com/vertex-ai/generative-ai/docs/models
   */
  model?: string | undefined;
  /**
   * Where the rows are, or the rows. What is on this side (a path such as `./rows.jsonl`, rows or lines from anything that
   * can be looped over) is checked, written as lines, and brought to the service: on Vertex AI under `config.stage`, on the
   * Gemini API within the request, or as an uploaded file.
   */
  src: BatchJobSourceUnion | RowsSource;
  config?: CreateBatchJobConfig | undefined;
}

/** What the service is asked for: the rows are there, or are the official SDK's. */
export interface CreateRequestParameters extends CreateBatchJobParameters {
  src: BatchJobSourceUnion;
}

/** How to create a job. */
export interface CreateBatchJobConfig extends CallConfig {
  /** @default `genaiBatchJob_` and the time in milliseconds, on Vertex AI */
  displayName?: string | undefined;
  /** @default beside the source: `gs://bucket/rows/dest` for `gs://bucket/rows.jsonl`. Vertex AI only. */
  dest?: BatchJobDestinationUnion | undefined;
  /** Gemini API only. */
  webhookConfig?: WebhookConfig | undefined;
  /**
   * Where rows of this program are put for the job to read: `gs://bucket/prefix`, in the job's region. Each create adds
   * an object `genai-batch-staged-…/rows.jsonl`, which stays; `batches.sweepStaged` deletes old ones. Vertex AI only.
   */
  stage?: string | undefined;
  /**
   * Whether rows of this program are refused that the service would refuse, or fail. `true`, said outright, also has BigQuery
   * asked where the datasets of `src` and `dest` are, where `@google-cloud/bigquery` is installed: one in another region is refused.
   * @default true, but nothing is asked for that is not said outright
   */
  check?: boolean | undefined;
  /** What rows of this program are written for. @default as the model's name tells */
  family?: ModelFamily | undefined;
  /** Called as rows of this program get to the service. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
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
