import type { CloudClock } from '../clock/cloud-clock.ts';
import type { JobState } from './job-state.ts';

/** A job as far as looking at it goes. */
export interface LookedAt {
  readonly job: { readonly id: string; readonly state: JobState };
  readonly nextEventMs: number | undefined;
}

/**
 * How an `auto` clock moves: an answer that would tell its caller nothing new first moves time to the next event of what it
 * shows. Whoever polls so sees every state, at any pace, and never waits in vain.
 */
export class SecondLook {
  readonly #clock: CloudClock;
  readonly #shown = new Map<string, JobState>();
  readonly #hidden = new Map<string, JobState>();

  constructor(clock: CloudClock) {
    this.#clock = clock;
  }

  /** Before one job is shown. */
  async at(look: LookedAt): Promise<void> {
    if (this.#clock.kind === 'auto' && wasIn(this.#shown, look)) await this.#moveTo([look]);
  }

  /**
   * Before a page of a list is shown. If every job on it was shown in its state before, the first of their events comes;
   * if none of them has one to come, and a filter hides jobs that have, then the first of those jobs'.
   */
  async atPage(page: readonly LookedAt[], hidden: readonly LookedAt[]): Promise<void> {
    if (this.#clock.kind !== 'auto' || !page.every((look) => wasIn(this.#shown, look))) return;
    if (page.some(({ nextEventMs }) => nextEventMs !== undefined)) {
      await this.#moveTo(page);
      return;
    }
    const unfinished = hidden.filter(({ nextEventMs }) => nextEventMs !== undefined);
    if (unfinished.every((look) => wasIn(this.#hidden, look))) await this.#moveTo(unfinished);
  }

  /** After jobs were shown, and others left out by a filter. */
  remember(shown: readonly LookedAt[], hidden: readonly LookedAt[] = []): void {
    for (const { job } of shown) this.#shown.set(job.id, job.state);
    for (const { job } of hidden) this.#hidden.set(job.id, job.state);
  }

  forget(id: string): void {
    this.#shown.delete(id);
    this.#hidden.delete(id);
  }

  async #moveTo(looks: readonly LookedAt[]): Promise<void> {
    const firstMs = Math.min(...looks.map(({ nextEventMs }) => nextEventMs ?? Infinity));
    if (firstMs !== Infinity) await this.#clock.advanceTo(firstMs);
  }
}

function wasIn(states: ReadonlyMap<string, JobState>, { job }: LookedAt): boolean {
  return states.get(job.id) === job.state;
}
