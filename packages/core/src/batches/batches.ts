import type { BatchBackend } from '../backends/batch-backend.ts';
import { chooseBatchBackend } from '../backends/choose-batch-backend.ts';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { type ApiRequest, describeRequest } from '../http/api-request.ts';
import type { CallConfig } from '../http/call-config.ts';
import type { Transport } from '../http/transport.ts';
import type { ResultsJob } from '../results/results-job.ts';
import type { ResultsOptions } from '../results/results-options.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { BatchJob } from './batch-job.ts';
import type { JobReference } from './job-reference.ts';
import { jobWithOutput } from './job-with-output.ts';
import type { CancelBatchJobParameters, CreateBatchJobParameters, GetBatchJobParameters } from './parameters.ts';
import type { WaitOptions } from './wait-options.ts';

/** Without a time-out of its own, a look that hangs would hold up a wait for ever. */
const LOOK_TIMEOUT_MS = 60_000;

/**
 * Batch jobs: created, looked at, waited for, read.
 *
 * Every call rejects with
 * - {@link ConfigurationError} when the client is not set up for it, {@link InvalidArgumentError} for a wrong argument,
 *   {@link AuthenticationError} when no token was to be had: nothing was sent;
 * - {@link ApiError} when the service answered with an error, {@link InvalidResponseError} when with something odd;
 * - {@link ConnectionError} or {@link TimeoutError} when it did not answer;
 * - the reason of `config.abortSignal`, once that is aborted.
 */
export class Batches {
  readonly #settings: Settings;
  readonly #transport: Transport;
  #chosenBackend: BatchBackend | undefined;

  constructor(settings: Settings, transport: Transport) {
    this.#settings = settings;
    this.#transport = transport;
  }

  /**
   * Creates a job; resolves when the service has accepted it, not when it is done.
   *
   * Never sent twice by itself, for the service would run, and bill, two jobs. When an error has `outcome: 'unknown'`,
   * the job may exist: look for the error's `displayName`.
   *
   * @returns The job as accepted, usually `JOB_STATE_PENDING`. Follow it with {@link Batches.wait}.
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/create
   */
  async create(params: CreateBatchJobParameters): Promise<BatchJob> {
    return this.#sendForJob(this.#backend.createRequest(params), params.config);
  }

  /**
   * Looks at a job.
   *
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/get
   */
  async get(params: GetBatchJobParameters): Promise<BatchJob> {
    return this.#sendForJob(this.#backend.getRequest(params.name), params.config);
  }

  /**
   * Asks the service to stop a job. It does so in its own time, if at all: {@link Batches.wait} tells how it ended.
   * Output already written stays.
   *
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/cancel
   */
  async cancel(params: CancelBatchJobParameters): Promise<void> {
    await this.#transport.send(this.#backend.cancelRequest(params.name), params.config);
  }

  /**
   * Looks at a job until it has ended, however it ended: soon at first, then less and less often. A paused job has
   * not ended. Looks that fail for passing reasons are made again.
   *
   * @param job This package's or the official SDK's, or just `{ name }`.
   * @returns The job as last seen; ask `hasSucceeded(job)`.
   * @throws TimeoutError with the job as last seen, after `timeoutMs`.
   * @throws UnknownJobStateError for a state that this version does not know.
   */
  async wait(job: JobReference, options: WaitOptions = {}): Promise<BatchJob> {
    const { waitForJob } = await import('./wait-for-job.ts');
    const name = nameOf(job);
    const timeout = options.httpOptions?.timeout ?? this.#settings.httpOptions.timeout ?? LOOK_TIMEOUT_MS;
    const config = { httpOptions: { ...options.httpOptions, timeout }, abortSignal: options.abortSignal };
    return waitForJob(() => this.get({ name, config }), name, options);
  }

  /**
   * Streams the rows of an ended job, in the order of its output, which is not that of its input. Nothing is held but
   * the row at hand; leaving the loop ends the download.
   *
   * A job that was given without its `outputInfo`, or before it ended, is looked at first.
   *
   * @param job This package's or the official SDK's, or just `{ name }`.
   * @throws JobNotEndedError when the job still runs; JobFailedError when it left no results.
   */
  async *results(job: ResultsJob, options: ResultsOptions = {}): AsyncGenerator<RowOutcome | Unmatched, void> {
    const { abortSignal } = options;
    const withOutput = await jobWithOutput(job, () => this.get({ name: nameOf(job), config: { abortSignal } }));
    const { readResults } = await import('../results/read-results.ts');
    const { project: projectId, authClient, googleAuthOptions } = this.#settings;
    yield* readResults(withOutput, options, { projectId, authClient, googleAuthOptions });
  }

  get #backend(): BatchBackend {
    return (this.#chosenBackend ??= chooseBatchBackend(this.#settings));
  }

  async #sendForJob(request: ApiRequest, config: CallConfig | undefined): Promise<BatchJob> {
    const job = this.#backend.readJob(await this.#transport.send(request, config));
    if (job !== undefined) return job;
    throw new InvalidResponseError(
      `${describeRequest(request)} was answered with JSON that is no batch job: it has no name. Check the base URL.`,
      { status: 200, displayName: request.creates },
    );
  }
}

function nameOf(job: { readonly name?: string | undefined }): string {
  if (job.name) return job.name;
  throw new InvalidArgumentError('The job has no name. Give a job as batches.create or batches.get returned it.');
}
