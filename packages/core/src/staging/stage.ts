import type { BatchBackend } from '../backends/batch-backend.ts';
import type { BatchJob } from '../batches/batch-job.ts';
import type { CreateBatchJobParameters } from '../batches/parameters.ts';
import type { RowsSource } from '../batches/rows-source.ts';
import type { ApiRequest } from '../http/api-request.ts';
import type { CallConfig } from '../http/call-config.ts';
import type { Transport } from '../http/transport.ts';
import type { Settings } from '../settings/settings.ts';
import type { PreparedRows } from './prepare-rows.ts';

/** `batches.create` with rows that are on this side. */
export interface CreateFromRows extends CreateBatchJobParameters {
  readonly src: string | RowsSource;
}

/** How rows get to a service, and how a job is asked for that reads them there. */
export interface Stage {
  /** Looks at all that can be looked at before rows are read. @throws what a create without rows would throw. */
  check(): Promise<void>;
  /** Brings the rows there, and creates the job. */
  create(rows: PreparedRows): Promise<StagedCreate>;
}

export interface StagedCreate {
  /** Where the rows are; absent where they are in the request. */
  readonly uri?: string;
  send(): Promise<BatchJob>;
  /** Removes the rows again. */
  remove(): Promise<void>;
}

/** What of a client a create with rows of its own needs. */
export interface StagingContext {
  readonly settings: Settings;
  readonly transport: Transport;
  readonly backend: BatchBackend;
  /** Sends a create; rejects where the answer is no job. */
  sendForJob(request: ApiRequest, config: CallConfig | undefined): Promise<BatchJob>;
}
