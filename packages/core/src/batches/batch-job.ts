import type { BatchJobDestination } from './batch-job-destination.ts';
import type { BatchJobSource } from './batch-job-source.ts';
import type { JobError } from './job-error.ts';
import type { JobState } from './job-state.ts';

/**
 * A batch job, as plain JSON with the official SDK's fields, and `batchStats`. Times are RFC 3339, e.g. `2026-01-31T12:00:00.123456Z`.
 *
 * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs
 * @see https://ai.google.dev/api/batch-api
 */
export interface BatchJob {
  /** `projects/…/locations/…/batchPredictionJobs/…` on Vertex AI, `batches/…` on the Gemini API. */
  name: string;
  displayName?: string;
  state: JobState;
  /** Why the job failed or was cancelled. */
  error?: JobError;
  createTime?: string;
  /** When the job first ran. Vertex AI only. */
  startTime?: string;
  endTime?: string;
  updateTime?: string;
  model?: string;
  /** Vertex AI only. */
  src?: BatchJobSource;
  dest?: BatchJobDestination;
  /** Where the results are; the service sets it when the job has any. Vertex AI only. */
  outputInfo?: BatchJobOutputInfo;
  /** Vertex AI only. */
  completionStats?: CompletionStats;
  /** Gemini API only; the official SDK drops it. */
  batchStats?: BatchStats;
  /** The answer of the service as it came, fields unknown to this version included. Not enumerable: JSON leaves it out. */
  readonly raw?: unknown;
}

/** Where a job's results are. One of the places is set. */
export interface BatchJobOutputInfo {
  /** Directory under the destination, e.g. `gs://bucket/results/prediction-model-2026-01-31T12:00:00.123456Z`. */
  gcsOutputDirectory?: string;
  /** Table, `predictions_TIMESTAMP`. */
  bigqueryOutputTable?: string;
  vertexMultimodalDatasetName?: string;
}

/** Counts of rows; 64-bit integers, hence strings. */
export interface CompletionStats {
  successfulCount?: string;
  failedCount?: string;
  /** `-1` when the service does not know. */
  incompleteCount?: string;
  successfulForecastPointCount?: string;
}

/** Counts of rows on the Gemini API; 64-bit integers, hence strings. A count of zero is left out. */
export interface BatchStats {
  requestCount?: string;
  successfulRequestCount?: string;
  failedRequestCount?: string;
  pendingRequestCount?: string;
}
