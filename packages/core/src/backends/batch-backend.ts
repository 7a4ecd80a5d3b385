import type { BatchJob } from '../batches/batch-job.ts';
import type { CreateEmbeddingsBatchJobParameters } from '../batches/create-embeddings-parameters.ts';
import type { ListBatchJobsConfig } from '../batches/list-parameters.ts';
import type { CreateRequestParameters } from '../batches/parameters.ts';
import type { ApiRequest } from '../http/api-request.ts';

/** How one service words batch jobs: paths and bodies out, jobs in. Sends nothing itself. */
export interface BatchBackend {
  /** @throws InvalidArgumentError for parameters that this service does not take. */
  createRequest(parameters: CreateRequestParameters): ApiRequest | Promise<ApiRequest>;
  /** @throws InvalidArgumentError for parameters that this service does not take, or all. */
  createEmbeddingsRequest(parameters: CreateEmbeddingsBatchJobParameters): ApiRequest | Promise<ApiRequest>;
  /** @throws InvalidArgumentError for something that is no job's name. */
  getRequest(name: string): ApiRequest;
  /** @throws InvalidArgumentError for something that is no job's name. */
  cancelRequest(name: string): ApiRequest;
  /** @throws InvalidArgumentError for something that is no job's name. */
  deleteRequest(name: string): ApiRequest;
  /** @throws InvalidArgumentError for a filter that this service does not take. */
  listRequest(config: ListBatchJobsConfig): ApiRequest;
  /** @returns nothing when the answer is no job. */
  readJob(answer: unknown): BatchJob | undefined;
  /** Where the jobs are in the answer to a list. */
  readonly listKey: string;
}
