import { hasEnded } from '../has-ended.ts';
import type { BatchJob } from '../batch-job.ts';
import { changesOf } from './job-change.ts';
import type { JobEvent } from './job-event.ts';
import type { PollPace } from './poll-pace.ts';
import { ProgressMeter } from './progress-meter.ts';
import { StallWatch } from './stall.ts';
import type { WatchOptions } from './watch-options.ts';

/** What is known of a job from the looks at it so far. */
export class JobWatch {
  readonly #meter: ProgressMeter;
  readonly #stalls: StallWatch;
  readonly #pace: PollPace;
  #last: BatchJob | undefined;
  #remainingMs: number | undefined;

  constructor(startedAt: number, pace: PollPace, { totalCount, stallAfterMs }: WatchOptions) {
    this.#meter = new ProgressMeter(startedAt, totalCount);
    this.#stalls = new StallWatch(startedAt, stallAfterMs);
    this.#pace = pace;
  }

  /** The job as last seen. */
  get last(): BatchJob | undefined {
    return this.#last;
  }

  /** What the job has left by its own pace. */
  get remainingMs(): number | undefined {
    return this.#remainingMs;
  }

  /**
   * Takes a look into account; gives the events to tell.
   *
   * @throws UnknownJobStateError once an unknown state has been told of.
   */
  *see(job: BatchJob, at: number): Generator<JobEvent, void> {
    const previous = this.#last;
    this.#last = job;
    const progress = this.#meter.measure(job, at);
    this.#remainingMs = progress.remainingMs;
    const changed = previous === undefined ? [] : changesOf(previous, job);
    if (previous === undefined || changed.length > 0) this.#stalls.changed(at);
    if (previous?.state !== job.state) this.#pace.stateChanged();
    if (isKnownToHaveEnded(job)) {
      yield { type: 'job-ended', job, ...(previous && { previous }), changed, progress };
      return;
    }
    if (previous === undefined) yield { type: 'job-seen', job, progress };
    else if (changed.length > 0) yield { type: 'job-changed', job, previous, changed, progress };
    hasEnded(job);
    const stall = this.#stalls.look(job.state, at);
    if (stall) yield { type: 'job-stalled', job, progress, stall };
  }
}

function isKnownToHaveEnded(job: BatchJob): boolean {
  try {
    return hasEnded(job);
  } catch {
    return false;
  }
}
