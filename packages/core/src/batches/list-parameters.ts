import type { CallConfig } from '../http/call-config.ts';

/** What `batches.list` takes. */
export interface ListBatchJobsParameters {
  config?: ListBatchJobsConfig | undefined;
}

/** Which jobs to list, and how many at a time. */
export interface ListBatchJobsConfig extends CallConfig {
  /** Items a page. @default the service's choice */
  pageSize?: number | undefined;
  /** Where to go on: `params.config.pageToken` of a pager. */
  pageToken?: string | undefined;
  /**
   * Which jobs, e.g. `state="JOB_STATE_SUCCEEDED" AND display_name:"nightly_*"`. Vertex AI only.
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/list
   */
  filter?: string | undefined;
}
