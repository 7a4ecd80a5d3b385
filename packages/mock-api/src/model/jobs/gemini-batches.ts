import type { CloudClock } from '../clock/cloud-clock.ts';
import type { GeminiBehavior } from '../gemini-behavior.ts';
import { refuseOverQuota } from '../limits/gemini-usage.ts';
import type { Page } from '../pages.ts';
import { plainCopy } from '../plain-copy.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { ServiceError } from '../service-error.ts';
import { standingOf, type StandingRecord } from '../state/kept-standing.ts';
import { forgetfulKeeper, type StateKeeper } from '../state/state-keeper.ts';
import type { Timestamps } from '../timestamps.ts';
import { batchDeadlines } from './batch-deadlines.ts';
import type { BatchInput } from './batch-input.ts';
import type { ForcedDetails } from './forced-details.ts';
import type { GeminiBatch, GeminiBatchOrder, GeminiBatchSnapshot } from './gemini-batch.ts';
import { JobRun } from './job-run.ts';
import type { JobStanding } from './job-standing.ts';
import { canBecome, hasEnded, type JobState } from './job-state.ts';
import type { JobTiming, TimedJob } from './job-timing.ts';
import type { JobWork } from './job-work.ts';
import { ShownBatches, type BatchListQuery, type NumberedRun } from './shown-batches.ts';

const ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** What a batch is made of, while it runs and after. */
export interface BatchFolder {
  readonly input: BatchInput;
  /** Answers to rows that stood in the call: one JSON text each. */
  inlinedResponses?: readonly string[];
}

export interface GeminiBatchesDependencies {
  readonly clock: CloudClock;
  readonly timestamps: Pick<Timestamps, 'stamp'>;
  readonly random: SeededRandom;
  readonly timingOf: (job: TimedJob) => JobTiming;
  readonly behavior: GeminiBehavior;
  /** A batch was created. */
  readonly onCreate: (batch: GeminiBatchSnapshot) => void;
  readonly begin: (batch: GeminiBatch, folder: BatchFolder, startMs: number, timing: JobTiming) => Promise<JobWork>;
  readonly onEnd: (batch: GeminiBatchSnapshot) => void;
  /** Keeps the batches beyond the process. @default nothing does */
  readonly keeper?: StateKeeper;
}

interface Entry extends NumberedRun {
  readonly folder: BatchFolder;
}

/** A cloud's batches on the Gemini API. */
export class GeminiBatches {
  readonly #use: GeminiBatchesDependencies;
  readonly #entries = new Map<string, Entry>();
  readonly #shown: ShownBatches;
  readonly #keeper: StateKeeper;
  #serial = 0;

  constructor(use: GeminiBatchesDependencies) {
    this.#use = use;
    this.#shown = new ShownBatches(use.clock, use.behavior, () => this.#newestFirst());
    this.#keeper = use.keeper ?? forgetfulKeeper;
    this.#restore();
  }

  /**
   * Accepts a batch. It waits, runs and ends by the cloud's clock.
   *
   * @throws ServiceError `RESOURCE_EXHAUSTED` when that is more than the project may have
   */
  create(order: GeminiBatchOrder, input: BatchInput): GeminiBatchSnapshot {
    const waiting = this.list().filter(({ state }) => !hasEnded(state));
    refuseOverQuota({ model: order.model, inputTokens: input.tokens }, waiting, this.#use.behavior.quota);
    const { clock, random, timestamps } = this.#use;
    const createTime = timestamps.stamp(clock.now());
    const batch: GeminiBatch = {
      priority: '0',
      ...plainCopy(order),
      id: random.text(36, ID_CHARACTERS),
      requestCount: input.requestCount,
      inputTokens: input.tokens,
      state: 'JOB_STATE_PENDING',
      states: ['JOB_STATE_PENDING'],
      createTime,
      updateTime: createTime,
    };
    this.#serial += 1;
    this.#keeper.changed('batch-input', batch.id, () => input);
    const run = this.#add(batch, { serial: this.#serial, folder: { input }, timing: this.#use.timingOf(order) });
    this.#use.onCreate(snapshot(run));
    return snapshot(run);
  }

  /** All batches, newest first. Looking at them here moves no clock. */
  list(): GeminiBatchSnapshot[] {
    return this.#newestFirst().map(({ run }) => snapshot(run));
  }

  /**
   * A batch as it stands; looking at it here moves no clock.
   *
   * @param name `batches/…`, or the id alone.
   * @returns undefined when it is not there.
   */
  get(name: string): GeminiBatchSnapshot | undefined {
    const run = this.#entries.get(idOf(name))?.run;
    return run && snapshot(run);
  }

  /** What the rows of a batch without an input file were answered, in JSON's values; undefined until it has succeeded. */
  inlinedResponses(name: string): unknown[] | undefined {
    return this.#entries.get(idOf(name))?.folder.inlinedResponses?.map((line): unknown => JSON.parse(line));
  }

  /** Shows a batch to a caller of the service; on an `auto` clock by the rule of the second look. @throws ServiceError `NOT_FOUND` */
  async show(name: string): Promise<GeminiBatchSnapshot> {
    return this.#shown.show(this.#find(name).run);
  }

  /** Shows a page of the list, newest first; on an `auto` clock by the rule of the second look. */
  async showPage(query: BatchListQuery): Promise<Page<GeminiBatchSnapshot>> {
    return this.#shown.showPage(query);
  }

  /** @throws ServiceError `NOT_FOUND`, or `FAILED_PRECONDITION` when the batch has ended or is being cancelled already. */
  cancel(name: string): void {
    const { run } = this.#find(name);
    if (!canBecome(run.job.state, 'JOB_STATE_CANCELLING')) {
      throw new ServiceError(
        'FAILED_PRECONDITION',
        `The batch batches/${run.job.id} cannot be cancelled: it is ${hasEnded(run.job.state) ? 'done' : 'being cancelled'}.`,
      );
    }
    run.cancel();
  }

  /** Changes what a caller may change. @throws ServiceError `NOT_FOUND` */
  update(name: string, changes: { displayName?: string; priority?: string }): GeminiBatchSnapshot {
    const { run } = this.#find(name);
    Object.assign(run.job, changes, { updateTime: this.#use.timestamps.stamp(this.#use.clock.now()) });
    this.#keeper.changed('batch', run.job.id, () => this.#recordOf(run.job.id));
    return snapshot(run);
  }

  /** Forgets a batch, and stops it if it has not ended. @throws ServiceError `NOT_FOUND`, or `FAILED_PRECONDITION` where the cloud wants it ended */
  async delete(name: string): Promise<void> {
    const { run } = this.#find(name);
    const { id, state } = run.job;
    if (!hasEnded(state) && this.#use.behavior.unfinishedDelete === 'refuse') {
      throw new ServiceError('FAILED_PRECONDITION', `The batch batches/${id} cannot be deleted: it is not done.`);
    }
    this.#entries.delete(id);
    this.#shown.forget(id);
    for (const kind of ['batch', 'batch-input', 'batch-responses'] as const) this.#keeper.changed(kind, id);
    await run.abandon();
  }

  /**
   * Puts a batch into a state, whatever it was in. An end is final; in any other state the batch stays until it is forced
   * again, cancelled or resumed.
   *
   * @throws ServiceError `NOT_FOUND`
   */
  async force(name: string, state: JobState, details?: ForcedDetails): Promise<GeminiBatchSnapshot> {
    const { run } = this.#find(name);
    await run.force(state, details);
    return snapshot(run);
  }

  /** Lets a batch that was forced into a state go on. @throws ServiceError `NOT_FOUND`, `FAILED_PRECONDITION` */
  resume(name: string): GeminiBatchSnapshot {
    const { run } = this.#find(name);
    if (!run.resume()) {
      throw new ServiceError(
        'FAILED_PRECONDITION',
        `The batch ${name} is not held in a state: it is ${run.job.state}.`,
      );
    }
    return snapshot(run);
  }

  /** The cloud is closing: stops every batch where it stands, and drops its unwritten rows. */
  async close(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ run }) => run.abandon()));
  }

  #add(
    batch: GeminiBatch,
    { serial, folder, timing }: { serial: number; folder: BatchFolder; timing: JobTiming },
    standing?: JobStanding<GeminiBatch>,
  ): JobRun<GeminiBatch> {
    const { id } = batch;
    const { begin, clock, timestamps } = this.#use;
    const onChange = (): void => {
      this.#keeper.changed('batch', id, () => this.#recordOf(id));
      if (folder.inlinedResponses) this.#keeper.changed('batch-responses', id, () => folder.inlinedResponses);
    };
    const run = new JobRun<GeminiBatch>(
      batch,
      {
        clock,
        timestamps,
        timing,
        deadlines: batchDeadlines(timing),
        begin: (job, startMs) => begin(job, folder, startMs, timing),
        onEnd: (job) => this.#use.onEnd(plainCopy(job)),
        onChange,
      },
      standing,
    );
    this.#entries.set(id, { serial, run, folder });
    onChange();
    return run;
  }

  #recordOf(id: string): object | undefined {
    const entry = this.#entries.get(id);
    return entry && { serial: entry.serial, ...entry.run.standing };
  }

  #restore(): void {
    const records = this.#keeper.records<{ readonly serial: number } & StandingRecord<GeminiBatch>>('batch');
    for (const [id, { serial, ...record }] of records) {
      const standing = standingOf(record);
      const input = this.#keeper.record<BatchInput>('batch-input', id);
      if (!input) continue; // both are written down together
      const inlinedResponses = this.#keeper.record<readonly string[]>('batch-responses', id);
      const folder: BatchFolder = { input, ...(inlinedResponses && { inlinedResponses }) };
      this.#serial = Math.max(this.#serial, serial);
      this.#add(standing.job, { serial, folder, timing: standing.timing }, standing);
    }
  }

  #newestFirst(): Entry[] {
    return [...this.#entries.values()].toReversed();
  }

  #find(name: string): Entry {
    const entry = this.#entries.get(idOf(name));
    if (entry) return entry;
    throw new ServiceError('NOT_FOUND', `Requested entity was not found: batches/${idOf(name)}.`);
  }
}

function idOf(name: string): string {
  return name.replace(/^batches\//, '');
}

function snapshot(run: JobRun<GeminiBatch>): GeminiBatchSnapshot {
  return plainCopy(run.job);
}
