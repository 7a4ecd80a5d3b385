export { createApp, type CloudEnv } from './app.ts';
export { credentialKinds, type CredentialKind } from './credential-files/credential-kind.ts';
export {
  writeCredentials,
  type WriteCredentialsOptions,
  type WrittenCredentials,
} from './credential-files/write-credentials.ts';
export { createMockCloud } from './create-mock-cloud.ts';
export { currentCloud } from './doors/current-cloud.ts';
export type { BucketHandle } from './model/bucket-handle.ts';
export { BigQueryError, type BigQueryReason } from './model/bigquery/bigquery-error.ts';
export type { WarehouseJob } from './model/bigquery/jobs/warehouse-job.ts';
export type { WarehouseJobs } from './model/bigquery/jobs/warehouse-jobs.ts';
export type { TableField, TableSchema } from './model/bigquery/schema/table-field.ts';
export type { DuckDB } from './model/bigquery/sql/duckdb.ts';
export type { Warehouse } from './model/bigquery/warehouse.ts';
export type { Claim } from './model/claim.ts';
export type { ClockEvent, ClockKind, CloudClock, ScheduledEvent } from './model/clock/cloud-clock.ts';
export type { ApiKeys } from './model/credentials/api-keys.ts';
export type { CredentialBehavior } from './model/credentials/credential-behavior.ts';
export type { IssuedToken } from './model/credentials/credentials.ts';
export type { Dataset, Datasets } from './model/datasets/datasets.ts';
export type { OwnModel, OwnModels } from './model/families/own-model/own-models.ts';
export type { EchoStyle } from './model/families/row-family.ts';
export { RowFailure } from './model/families/row-failure.ts';
export { FaultError } from './model/faults/fault-error.ts';
export type {
  ByteCount,
  CallFault,
  CallFaultRule,
  FaultOccasion,
  FaultRule,
  JobFault,
  JobFaultRule,
  RowFaultRule,
} from './model/faults/fault-rule.ts';
export type { Fault, FaultReport } from './model/faults/fault.ts';
export type { Faults } from './model/faults/faults.ts';
export type { FileUpload, UploadStatus } from './model/files/file-upload.ts';
export type { FileFacts, FileOrder, GeminiFile } from './model/files/gemini-file.ts';
export type { GeminiFiles } from './model/files/gemini-files.ts';
export type { GeminiBehavior, GeminiBehaviorOptions } from './model/gemini-behavior.ts';
export { geminiTiers, type GeminiQuota } from './model/gemini-quota.ts';
export type { GoogleStatus } from './model/google-status.ts';
export type {
  BatchJob,
  CompletionStats,
  JobDestination,
  JobError,
  JobOrder,
  JobSource,
} from './model/jobs/batch-job.ts';
export type { BatchJobs, JobSnapshot } from './model/jobs/batch-jobs.ts';
export type { ForcedDetails } from './model/jobs/forced-details.ts';
export type { GeminiBatch, GeminiBatchOrder, GeminiBatchSnapshot, WebhookConfig } from './model/jobs/gemini-batch.ts';
export type { GeminiBatches } from './model/jobs/gemini-batches.ts';
export type { JobState, KnownJobState } from './model/jobs/job-state.ts';
export type { JobTiming, JobTimingOption, TimedJob } from './model/jobs/job-timing.ts';
export type { ResourceName } from './model/jobs/resource-name.ts';
export type { JobLimits, LimitOptions, ModelKind } from './model/limits/job-limits.ts';
export type { JournalEntry, JournalFilter } from './model/journal/journal-entry.ts';
export type { Journal, JournalWaitOptions, RequestFilter } from './model/journal/journal.ts';
export type { MockCloud } from './model/mock-cloud.ts';
export type { MockCloudOptions, MockCloudSettings } from './model/mock-cloud-options.ts';
export type { ObjectData } from './model/object-data.ts';
export { ServiceError, type ErrorDetail } from './model/service-error.ts';
export type { StorageBehavior } from './model/storage-behavior.ts';
export type { VertexBehavior } from './model/vertex-behavior.ts';
export type { WebhookBehavior } from './model/webhooks/webhook-behavior.ts';
export type { WebhookAttempt, WebhookDelivery } from './model/webhooks/webhook-delivery.ts';
export type { WebhookEvent, WebhookMessage } from './model/webhooks/webhook-message.ts';
export type { Webhooks } from './model/webhooks/webhooks.ts';
export { byModel } from './predictors/by-model.ts';
export type { PredictorOptions } from './predictors/choose-predictors.ts';
export type { EmbeddingPredictor, EmbeddingQuestion } from './predictors/embedding.ts';
export type { Fixture, FixtureMatch, TextMatch } from './predictors/fixtures/fixture.ts';
export type { InstancePredictor, InstanceQuestion } from './predictors/instance.ts';
export type { Question, RequestStyle, TextAnswer, TextPredictor, ToolCall } from './predictors/predictor.ts';
export type { Predictors } from './predictors/predictors.ts';
export type { RowEmbedder, RowOfTexts, RowVectors } from './predictors/row-vectors.ts';
export type { UpstreamOptions } from './predictors/upstream/upstream-options.ts';
