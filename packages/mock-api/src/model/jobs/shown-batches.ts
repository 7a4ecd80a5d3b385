import type { CloudClock } from '../clock/cloud-clock.ts';
import type { GeminiBehavior } from '../gemini-behavior.ts';
import { pageOf, type Page, type PageRequest } from '../pages.ts';
import { plainCopy } from '../plain-copy.ts';
import type { GeminiBatch, GeminiBatchSnapshot } from './gemini-batch.ts';
import type { JobRun } from './job-run.ts';
import { SecondLook, type LookedAt } from './second-look.ts';
import { shownState } from './shown-state.ts';

/** Which page of the batches, and of which of them. */
export interface BatchListQuery extends PageRequest {
  readonly matches: (batch: GeminiBatchSnapshot) => boolean;
}

export interface NumberedRun {
  /** Grows with every new batch. */
  readonly serial: number;
  readonly run: JobRun<GeminiBatch>;
}

/** Batches as the service shows them to its callers: on an `auto` clock by the rule of the second look. */
export class ShownBatches {
  readonly #secondLook: SecondLook;
  readonly #behavior: GeminiBehavior;
  readonly #newestFirst: () => readonly NumberedRun[];

  constructor(clock: CloudClock, behavior: GeminiBehavior, newestFirst: () => readonly NumberedRun[]) {
    this.#secondLook = new SecondLook(clock);
    this.#behavior = behavior;
    this.#newestFirst = newestFirst;
  }

  async show(run: JobRun<GeminiBatch>): Promise<GeminiBatchSnapshot> {
    await this.#secondLook.at(look(run));
    this.#secondLook.remember([look(run)]);
    await run.catchUp();
    return plainCopy(run.job);
  }

  /** Newest first. */
  async showPage(query: BatchListQuery): Promise<Page<GeminiBatchSnapshot>> {
    const before = this.#page(query);
    // A page that is empty though others follow shows nothing, and so moves nothing.
    if (before.items.length > 0 || before.nextPageToken === undefined)
      await this.#secondLook.atPage(looks(before.items), looks(before.hidden));
    const { items, hidden, ...page } = this.#page(query);
    this.#secondLook.remember(looks(items), looks(hidden));
    for (const { run } of items) await run.catchUp();
    return { items: items.map(({ run }) => plainCopy(run.job)), ...page };
  }

  forget(id: string): void {
    this.#secondLook.forget(id);
  }

  #page({ matches, ...request }: BatchListQuery): Page<NumberedRun> & { readonly hidden: readonly NumberedRun[] } {
    const { shown = [], hidden = [] } = Object.groupBy(this.#newestFirst(), ({ run }) =>
      matches(run.job) ? 'shown' : 'hidden',
    );
    return { ...pageOf(shown, request, this.#behavior), hidden };
  }
}

function looks(runs: readonly NumberedRun[]): LookedAt[] {
  return runs.map(({ run }) => look(run));
}

function look(run: JobRun<GeminiBatch>): LookedAt {
  return { job: { id: run.job.id, state: shownState(run.job) }, nextEventMs: run.nextEventMs };
}
