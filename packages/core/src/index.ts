export { Client, Client as GoogleGenAI } from './client.ts';
export type { ClientOptions, ClientOptions as GoogleGenAIOptions } from './settings/client-options.ts';
export type { AuthClient } from './settings/auth-client.ts';
export type { GoogleAuthOptions } from './settings/google-auth-options.ts';
export { type Fetch, type HttpOptions, ResourceScope } from './settings/http-options.ts';
export { VERSION } from './version.ts';

export type { Batches } from './batches/batches.ts';
export type {
  BatchJob,
  BatchJobOutputInfo,
  BatchJobOutputInfo as OutputInfo,
  CompletionStats,
  JobError,
} from './batches/batch-job.ts';
export type { BatchJobSource, BatchJobSourceUnion } from './batches/batch-job-source.ts';
export type {
  BatchJobDestination,
  BatchJobDestinationUnion,
  VertexMultimodalDatasetDestination,
} from './batches/batch-job-destination.ts';
export type { InlinedRequest } from './batches/inlined-request.ts';
export type { InlinedEmbedContentResponse, InlinedResponse } from './batches/inlined-response.ts';
export type {
  CancelBatchJobConfig,
  CancelBatchJobParameters,
  CreateBatchJobConfig,
  CreateBatchJobParameters,
  GetBatchJobConfig,
  GetBatchJobParameters,
  WebhookConfig,
} from './batches/parameters.ts';
export type { Clock } from './batches/clock.ts';
export { hasEnded } from './batches/has-ended.ts';
export { hasSucceeded } from './batches/has-succeeded.ts';
export type { JobReference } from './batches/job-reference.ts';
export { JobState } from './batches/job-state.ts';
export type { WaitOptions } from './batches/wait-options.ts';

export { ApiError, type ApiErrorInfo, type FieldViolation } from './errors/api-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { GenaiBatchError } from './errors/genai-batch-error.ts';
export { InvalidArgumentError } from './errors/invalid-argument-error.ts';
export { InvalidResponseError } from './errors/invalid-response-error.ts';
export { JobFailedError } from './errors/job-failed-error.ts';
export { JobNotEndedError } from './errors/job-not-ended-error.ts';
export type { Outcome } from './errors/outcome.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export { UnknownJobStateError } from './errors/unknown-job-state-error.ts';

// Rows and results.
export { OutputNotFoundError } from './results/output-not-found-error.ts';
export type { ResultsJob } from './results/results-job.ts';
export type { ResultsOptions } from './results/results-options.ts';
export type { RowError } from './rows/row-error.ts';
export { GENAI_BATCH_KEY, type RowKey } from './rows/row-key.ts';
export type { Issue, RowOutcome, Unmatched } from './rows/row-outcome.ts';
export type { Usage } from './rows/usage.ts';
export { UnreadableFileError } from './stores/unreadable-file-error.ts';
