import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { shown } from '../../errors/shown.ts';
import type { JobState } from '../job-state.ts';

/** A job that has shown nothing new for longer than jobs in its state mostly take. */
export interface Stall {
  /** How long nothing has changed, in milliseconds, as far as this watch has seen. */
  readonly unchangedMs: number;
  /** What it may be, the likeliest first; sentences that each say what to do. */
  readonly likelyCauses: readonly string[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Milliseconds without a change after which a job counts as stalled, by its state. */
export type StallSpans = Readonly<Partial<Record<JobState, number>>>;

/**
 * Small jobs are through in five minutes, and a queue may take 72 hours all the same: a job that waits is told of late,
 * and one that is being stopped early. A paused job goes on only when somebody resumes it.
 */
const DEFAULT_SPANS: Readonly<Record<JobState, number>> = {
  JOB_STATE_UNSPECIFIED: 10 * MINUTE_MS,
  JOB_STATE_QUEUED: 6 * HOUR_MS,
  JOB_STATE_PENDING: 6 * HOUR_MS,
  JOB_STATE_RUNNING: 2 * HOUR_MS,
  JOB_STATE_CANCELLING: 30 * MINUTE_MS,
  JOB_STATE_UPDATING: 30 * MINUTE_MS,
  JOB_STATE_PAUSED: 0,
  JOB_STATE_SUCCEEDED: Infinity,
  JOB_STATE_PARTIALLY_SUCCEEDED: Infinity,
  JOB_STATE_FAILED: Infinity,
  JOB_STATE_CANCELLED: Infinity,
  JOB_STATE_EXPIRED: Infinity,
};

const QUEUE_CAUSES = [
  'The service has no room for it yet; that may take hours, on Vertex AI up to 72 hours, and on the Gemini API up to 48, after ' +
    'which it expires. Wait on, or try another location or model.',
  'Other jobs of the project are before it (the Gemini API also counts the tokens that are queued). Look with batches.list.',
];

const CAUSES: Readonly<Partial<Record<JobState, readonly string[]>>> = {
  JOB_STATE_QUEUED: QUEUE_CAUSES,
  JOB_STATE_PENDING: QUEUE_CAUSES,
  JOB_STATE_RUNNING: [
    'It works without telling how far it is: counts may come only at the end. Wait on; it may run for 24 hours.',
    'The model is short of capacity. What is not done in time is left out, and what is done is kept.',
    'Few rows are left, and slow: long answers, large media. Wait on, or cancel: finished rows stay.',
  ],
  JOB_STATE_CANCELLING: [
    'The service finishes the rows that it has begun before it stops. Wait on; cancelling again does not help.',
  ],
  JOB_STATE_PAUSED: [
    'Somebody, or the service, has paused it; it goes on only when it is resumed. Cancel it, or ask who did.',
  ],
  JOB_STATE_UPDATING: ['The service changes what the job runs on. Wait on.'],
  JOB_STATE_UNSPECIFIED: ['The service does not tell its state. Look at the job in the Cloud console.'],
};

/** Tells, look for look, when a job has stalled: once when its span is over, and again each time that has doubled. */
export class StallWatch {
  readonly #given: StallSpans | number;
  #changedAt: number;
  #toldMs = 0;

  constructor(startedAt: number, given: StallSpans | number = {}) {
    for (const [state, span] of Object.entries(typeof given === 'number' ? { '': given } : given)) {
      if (typeof span === 'number' && span >= 0) continue; // false for NaN
      const option = state === '' ? 'stallAfterMs' : `stallAfterMs.${state}`;
      throw new InvalidArgumentError(`${option} must be a number from 0 to Infinity, but it is ${shown(span)}.`);
    }
    this.#changedAt = startedAt;
    this.#given = given;
  }

  changed(at: number): void {
    this.#changedAt = at;
    this.#toldMs = 0;
  }

  /** The stall to tell of now, if there is one. */
  look(state: JobState, at: number): Stall | undefined {
    const unchangedMs = at - this.#changedAt;
    if (unchangedMs < Math.max(this.#spanOf(state), this.#toldMs * 2)) return undefined;
    // A span of 0 is told of at once, then after a minute, two …
    this.#toldMs = Math.max(unchangedMs, MINUTE_MS / 2);
    return { unchangedMs, likelyCauses: CAUSES[state] ?? [] };
  }

  #spanOf(state: JobState): number {
    if (typeof this.#given === 'number') return this.#given;
    return this.#given[state] ?? DEFAULT_SPANS[state];
  }
}
