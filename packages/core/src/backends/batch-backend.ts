import type { BatchJob } from '../batches/batch-job.ts';
import type { CreateBatchJobParameters } from '../batches/parameters.ts';
import type { ApiRequest } from '../http/api-request.ts';

/** How one service words batch jobs: paths and bodies out, jobs in. Sends nothing itself. */
export interface BatchBackend {
  /** @throws InvalidArgumentError for parameters that this service does not take. */
  createRequest(parameters: CreateBatchJobParameters): ApiRequest;
  /** @throws InvalidArgumentError for something that is no job's name. */
  getRequest(name: string): ApiRequest;
  /** @throws InvalidArgumentError for something that is no job's name. */
  cancelRequest(name: string): ApiRequest;
  /** @returns nothing when the answer is no job. */
  readJob(answer: unknown): BatchJob | undefined;
}
