import type { BatchBackend } from '../backends/batch-backend.ts';
import { chooseBatchBackend } from '../backends/choose-batch-backend.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { type ApiRequest, describeRequest } from '../http/api-request.ts';
import { given, requireObject, requireSignal } from '../http/call-arguments.ts';
import type { CallConfig } from '../http/call-config.ts';
import type { Transport } from '../http/transport.ts';
import type { ResultsJob } from '../results/results-job.ts';
import type { ResultsOptions } from '../results/results-options.ts';
import { checkLines, type CheckLinesOptions } from '../rows/check/check-lines.ts';
import type { LineSource, OpenLines, OpenQuery } from '../rows/check/check-source.ts';
import type { LineCheck } from '../rows/check/line-check.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { SweepStagedParameters, SweptStage } from '../staging/sweep-staged.ts';
import type { GoogleAccess } from '../stores/google-access.ts';
import { type Page, PagedItem, Pager } from '../paging/pager.ts';
import type { BatchJob } from './batch-job.ts';
import type { CreateEmbeddingsBatchJobParameters } from './create-embeddings-parameters.ts';
import type { DeleteBatchJobParameters, DeleteResourceJob } from './delete-parameters.ts';
import type { JobReference } from './job-reference.ts';
import { jobWithOutput } from './job-with-output.ts';
import type { ListBatchJobsParameters } from './list-parameters.ts';
import { readDeletion } from './read-deletion.ts';
import { readJobPage } from './read-job-page.ts';
import type { CancelBatchJobParameters, CreateBatchJobParameters, GetBatchJobParameters } from './parameters.ts';
import { isOnThisSide } from './rows-source.ts';
import type { WaitOptions } from './wait-options.ts';
import type { JobEvent } from './watch/job-event.ts';
import type { WatchOptions } from './watch/watch-options.ts';

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
 *   all of these after further attempts, where another may help and do no harm (`httpOptions.retryOptions`);
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
   * Sent again by itself only where nothing can have come of it (no connection, or 429), for the service would run, and
   * bill, two jobs. When an error has `outcome: 'unknown'`,
   * the job may exist: look for the error's `displayName`.
   *
   * Rows of this program (a path, an array, a generator …) are checked, written and brought to the service first. What was
   * brought there for a create that failed is removed, if it is certain that no job reads it.
   *
   * @returns The job as accepted, usually `JOB_STATE_PENDING`. Follow it with {@link Batches.wait}.
   * @throws InvalidRowsError for rows of this program that the service would refuse, before anything is sent.
   * @throws ConfigurationError for rows of this program on Vertex AI, without `config.stage`; with `config.check: true`, for
   *   tables of BigQuery in another region.
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/create
   */
  async create(params: CreateBatchJobParameters): Promise<BatchJob> {
    const { src, config } = given(params, 'batches.create', '{ model, src }');
    const backend = this.#backend;
    if ((src ?? undefined) === undefined) {
      throw new InvalidArgumentError('`src` is missing. Give gs://…, bq://…, files/…, a path, or the rows themselves.');
    }
    if (config?.check === true) {
      const { checkRegions } = await import('../staging/check-regions.ts');
      await checkRegions(params, this.#settings);
    }
    if (!isOnThisSide(src, this.#settings.backend)) {
      return this.#sendForJob(await backend.createRequest({ ...params, src }), config);
    }
    const { createFromRows } = await import('../staging/create-from-rows.ts');
    return createFromRows(
      { ...params, src },
      {
        settings: this.#settings,
        transport: this.#transport,
        backend,
        sendForJob: (request, callConfig) => this.#sendForJob(request, callConfig),
      },
    );
  }

  /**
   * Deletes rows that {@link Batches.create} has staged in Cloud Storage, and that no job can need any more. Vertex AI only:
   * the Gemini API deletes uploaded files itself, after 48 hours.
   *
   * @throws ApiError when Cloud Storage refuses.
   */
  async sweepStaged(params: SweepStagedParameters): Promise<SweptStage> {
    const { sweepStaged } = await import('../staging/sweep-staged.ts');
    return sweepStaged(params, this.#googleAccess);
  }

  /**
   * Creates a job that embeds contents, as {@link Batches.create} does. Gemini API only: on Vertex AI, `create` does it.
   *
   * @see https://ai.google.dev/api/batch-api
   */
  async createEmbeddings(params: CreateEmbeddingsBatchJobParameters): Promise<BatchJob> {
    const { config } = given(params, 'batches.createEmbeddings', '{ model, src }');
    return this.#sendForJob(await this.#backend.createEmbeddingsRequest(params), config);
  }

  /**
   * Looks at a job.
   *
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/get
   */
  async get(params: GetBatchJobParameters): Promise<BatchJob> {
    const { name, config } = given(params, 'batches.get');
    return this.#sendForJob(this.#backend.getRequest(name), config);
  }

  /**
   * Lists jobs, a page at a time; resolves with the first page. Jobs of the Gemini API come without results within:
   * get such a job by its name.
   *
   * @example
   * for await (const job of await client.batches.list()) console.log(job.name, job.state);
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/list
   */
  async list(params: ListBatchJobsParameters = {}): Promise<Pager<BatchJob>> {
    const fetchPage = (at: ListBatchJobsParameters): Promise<Page<BatchJob>> => this.#fetchPage(at);
    return new Pager(
      PagedItem.PAGED_ITEM_BATCH_JOBS,
      fetchPage,
      await fetchPage(given(params, 'batches.list', '{ config }')),
      params,
    );
  }

  /**
   * Asks the service to stop a job. It does so in its own time, if at all: {@link Batches.wait} tells how it ended.
   * Output already written stays. A job that is being stopped already is refused, unless an earlier attempt of the call, whose
   * answer was lost, may have done it.
   *
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/cancel
   */
  async cancel(params: CancelBatchJobParameters): Promise<void> {
    const { name, config } = given(params, 'batches.cancel');
    const request = this.#backend.cancelRequest(name);
    const endsAt = this.#transport.endOf(config);
    try {
      await this.#transport.sendForAnswer(request, config, endsAt);
    } catch (error) {
      const { wasCancelled } = await import('./was-cancelled.ts');
      const look = (): Promise<BatchJob> => this.#sendForJob(this.#backend.getRequest(name), config, endsAt);
      if (!(await wasCancelled(error, this.#settings.backend, look))) throw error;
    }
  }

  /**
   * Removes a job from the service's list; its output stays. On Vertex AI the job must have ended.
   *
   * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs/delete
   */
  async delete(params: DeleteBatchJobParameters): Promise<DeleteResourceJob> {
    const { name, config } = given(params, 'batches.delete');
    return readDeletion(await this.#transport.sendForAnswer(this.#backend.deleteRequest(name), config));
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
    requireObject(options, 'batches.wait', '(job, options)');
    const { waitForJob } = await import('./wait-for-job.ts');
    const name = nameOf(job);
    return waitForJob(this.#lookAt(name, options), name, { clock: this.#settings.clock, ...options });
  }

  /**
   * Looks at a job until it has ended, as {@link Batches.wait} does, and tells what it sees: changes, how far the job is,
   * long silence, looks that failed. The last event is `job-ended`, however it ended. Leaving the loop ends the watch, not the job.
   *
   * @param job This package's or the official SDK's, or just `{ name }`.
   * @example
   * for await (const { type, job, progress } of client.batches.watch(job)) console.log(type, job.state, progress.fraction);
   * @throws TimeoutError with the job as last seen, after `timeoutMs`.
   * @throws UnknownJobStateError for a state that this version does not know, once it has been told of.
   */
  async *watch(job: JobReference, options: WatchOptions = {}): AsyncGenerator<JobEvent, BatchJob> {
    requireObject(options, 'batches.watch', '(job, options)');
    const { watchJob } = await import('./watch/watch-job.ts');
    const name = nameOf(job);
    return yield* watchJob(this.#lookAt(name, options), name, { clock: this.#settings.clock, ...options });
  }

  /**
   * Streams the rows of an ended job, in the order of its output, which is not that of its input. Nothing is held but
   * the row at hand and, where they are counted (`expect`, `detectDuplicates`), the keys; leaving the loop ends the download.
   *
   * With `expect` every row that was sent ends in exactly one outcome; with `output` answers are read as JSON and checked.
   *
   * A job that was given without its `outputInfo`, or before it ended, is looked at first; with `expect: 'source'` also one
   * that does not tell its source, or its keys, as those of the official SDK with a model of one's own.
   *
   * @param job This package's or the official SDK's, or just `{ name }`.
   * @throws JobNotEndedError when the job still runs; JobFailedError when it left no results.
   */
  async *results<Output = string>(
    job: ResultsJob,
    options: ResultsOptions<Output> = {},
  ): AsyncGenerator<RowOutcome<Output> | Unmatched, void> {
    requireObject(job, 'batches.results', '(job, options)');
    requireObject(options, 'batches.results', '(job, options)');
    const { abortSignal, expect, key } = options;
    requireSignal(abortSignal);
    const [{ readResults }, { tellsKeys }] = await Promise.all([
      import('../results/read-results.ts'),
      import('../results/job-keys.ts'),
    ]);
    // Only a job that tells its source, and its keys, can be read for what is expected of it.
    const isTold = expect !== 'source' || (job.src !== undefined && tellsKeys(job, key));
    const given = isTold ? job : { name: job.name };
    const withOutput = await jobWithOutput(given, () => this.get({ name: nameOf(job), config: { abortSignal } }));
    yield* readResults(withOutput, options, { ...this.#googleAccess, transport: this.#transport });
  }

  /**
   * Checks lines before they cost money: what the service would refuse, fail, or take no notice of, with the place and
   * what to do. Bad lines are findings, never errors; memory is bounded, whatever the size.
   *
   * @param source A path, `gs://bucket/name` (wildcards for several), `bq://project.dataset.table`, `{ gcsUri }`, `{ bigqueryUri }`,
   *   `{ query }` (a SELECT, run in BigQuery), the bytes of a file in pieces, a string a line, or rows as `create` takes them.
   * @example
   * const { findings, summary } = await client.batches.checkLines('rows.jsonl', { model: 'gemini-2.5-flash' }).collect();
   * @throws ConfigurationError when the model's name does not tell the form of its lines; pass `family`.
   */
  checkLines(source: LineSource, options: CheckLinesOptions): LineCheck {
    const { backend, location: place } = this.#settings;
    const { location = place } = options;
    const open: OpenLines = async function* (this: void, name, abortSignal) {
      const { openLinesWith } = await import('../rows/check/open-lines.ts');
      yield* openLinesWith(access)(name, abortSignal);
    };
    const openQuery: OpenQuery = async function* (this: void, query, abortSignal) {
      const { openQueryWith } = await import('../rows/check/open-lines.ts');
      yield* openQueryWith(access)(query, abortSignal);
    };
    const access = this.#googleAccess;
    return checkLines(source, {
      ...options,
      location,
      backend: options.backend ?? backend,
      open: options.open ?? open,
      openQuery: options.openQuery ?? openQuery,
    });
  }

  get #googleAccess(): GoogleAccess {
    const { project: projectId, authClient, googleAuthOptions } = this.#settings;
    return { projectId, authClient, googleAuthOptions };
  }

  get #backend(): BatchBackend {
    // What is missing is told before what is wrong with an argument.
    if (this.#settings.problem !== undefined) throw new ConfigurationError(this.#settings.problem);
    return (this.#chosenBackend ??= chooseBatchBackend(this.#settings));
  }

  /** How a wait looks at a job. */
  #lookAt(name: string, { httpOptions, abortSignal }: WatchOptions): () => Promise<BatchJob> {
    const timeout = httpOptions?.timeout ?? this.#settings.httpOptions.timeout ?? LOOK_TIMEOUT_MS;
    // A wait has pauses of its own: a look that fails is made again after the next of them.
    const config = { httpOptions: { ...httpOptions, timeout, retryOptions: { attempts: 1 } }, abortSignal };
    return () => this.get({ name, config });
  }

  async #fetchPage({ config }: ListBatchJobsParameters): Promise<Page<BatchJob>> {
    const request = this.#backend.listRequest(config ?? {});
    return readJobPage(await this.#transport.sendForAnswer(request, config), this.#backend, request);
  }

  async #sendForJob(request: ApiRequest, config: CallConfig | undefined, endsAt?: number): Promise<BatchJob> {
    const { body } = await this.#transport.sendForAnswer(request, config, endsAt);
    const job = this.#backend.readJob(body);
    if (job !== undefined) return job;
    throw new InvalidResponseError(
      `${describeRequest(request)} was answered with JSON that is no batch job: it has no name. Check the base URL.`,
      { status: 200, displayName: request.creates },
    );
  }
}

function nameOf(job: { readonly name?: string | undefined } | undefined): string {
  if (job?.name) return job.name;
  throw new InvalidArgumentError('The job has no name. Give a job as batches.create or batches.get returned it.');
}
