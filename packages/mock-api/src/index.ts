export { createApp, type CloudEnv } from './app.ts';
export { createMockCloud } from './create-mock-cloud.ts';
export { currentCloud } from './doors/current-cloud.ts';
export type { BucketHandle, ObjectData } from './model/bucket-handle.ts';
export type { Claim } from './model/claim.ts';
export type { ClockEvent, ClockKind, CloudClock, ScheduledEvent } from './model/clock/cloud-clock.ts';
export type { EchoStyle } from './model/families/row-family.ts';
export type { GoogleStatus } from './model/google-status.ts';
export type {
  BatchJob,
  CompletionStats,
  JobDestination,
  JobError,
  JobOrder,
  JobSource,
} from './model/jobs/batch-job.ts';
export type { BatchJobs, JobSnapshot, ResourceName } from './model/jobs/batch-jobs.ts';
export type { JobState } from './model/jobs/job-state.ts';
export type { JobTiming } from './model/jobs/job-timing.ts';
export type { MockCloud } from './model/mock-cloud.ts';
export type { MockCloudOptions, MockCloudSettings } from './model/mock-cloud-options.ts';
export { ServiceError, type ErrorDetail } from './model/service-error.ts';
