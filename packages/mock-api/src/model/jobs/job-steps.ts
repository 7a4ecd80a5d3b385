import type { CloudClock, ScheduledEvent } from '../clock/cloud-clock.ts';
import type { JobStep } from './job-standing.ts';

export interface JobStepsDependencies {
  readonly clock: Pick<CloudClock, 'at'>;
  readonly take: (step: JobStep, dueMs: number) => Promise<void>;
  /** Told of a step that could not be taken. */
  readonly fail: (error: unknown, dueMs: number) => Promise<void>;
  /** Told when another step is to come than before. */
  readonly onSchedule: () => void;
}

/** The steps of one job by the clock. They never overlap, however late the work of one of them is done. */
export class JobSteps {
  readonly #use: JobStepsDependencies;
  #next: { readonly event: ScheduledEvent; readonly step: JobStep } | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(use: JobStepsDependencies) {
    this.#use = use;
  }

  /** The step that is to come. */
  get next(): { readonly dueMs: number; readonly step: JobStep } | undefined {
    return this.#next && { dueMs: this.#next.event.dueMs, step: this.#next.step };
  }

  /** Resolves when the work that has begun by now is done. */
  get last(): Promise<void> {
    return this.#last;
  }

  /** Has this step come, in place of any other. @param afterMs `Infinity`: none comes */
  schedule(afterMs: number, fromMs: number, step: JobStep): void {
    this.clearNext();
    if (afterMs === Infinity) return;
    const { clock, take, fail, onSchedule } = this.#use;
    const next = {
      step,
      event: clock.at(fromMs + afterMs, (dueMs) => {
        if (this.#next === next) this.#next = undefined;
        this.#last = this.#last.then(() => take(step, dueMs)).catch((error: unknown) => fail(error, dueMs));
        return this.#last;
      }),
    };
    this.#next = next;
    onSchedule();
  }

  clearNext(): void {
    this.#next?.event.cancel();
    this.#next = undefined;
  }

  /** Does work between two steps. Its failure is the caller's alone. */
  between(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  /** Has the first step wait for work that has begun. */
  waitFor(work: Promise<void>): void {
    this.#last = work;
  }
}
