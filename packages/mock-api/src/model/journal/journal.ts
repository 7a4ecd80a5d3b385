import { Recorded } from './recorded.ts';
import { checkFilter } from './check-filter.ts';
import type { JournalEntry, JournalFilter } from './journal-entry.ts';
import { matchesFilter } from './matches-filter.ts';
import type { HeaderList } from './redact.ts';

// Taken when the module loads: a test runner's fake timers would keep a wait from ending.
const { setTimeout, clearTimeout } = globalThis;

/** Longer than any test should wait, shorter than test runners do. */
const WAIT_MS = 4000;

export interface JournalOptions {
  readonly cloud: string;
  /** Service time. */
  readonly now: () => number;
  /** Requests that are remembered. */
  readonly limit: number;
  /** The names of all operations: a filter for none of them would never find anything. */
  readonly operations: () => readonly string[];
}

interface Waiting {
  readonly isMeant: (entry: JournalEntry) => boolean;
  readonly resolve: (entry: JournalEntry) => void;
  readonly fail: (error: Error) => void;
}

/** Which requests are meant: by what is known of them, or by a function. */
export type RequestFilter = JournalFilter | ((entry: JournalEntry) => boolean);

/** How long to wait for a request. */
export interface JournalWaitOptions {
  /** Milliseconds of the machine's time. @default 4000 */
  readonly timeoutMs?: number;
  readonly abortSignal?: AbortSignal;
}

/** The last requests that a cloud was sent, without their credentials. Calls of the mock's own API are left out. */
export class Journal {
  readonly #options: JournalOptions;
  readonly #waiting = new Set<Waiting>();
  #recorded: Recorded[] = [];
  #count = 0;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** How many requests there have been; the number of the last one. */
  get last(): number {
    return this.#count;
  }

  /**
   * The requests that are remembered, in the order of their arrival.
   *
   * @throws TypeError, RangeError for a filter that could find nothing, as one that is misspelt
   */
  requests(filter: RequestFilter = {}): JournalEntry[] {
    const isMeant = this.#testOf(filter);
    const { limit } = this.#options;
    return this.#recorded
      .slice(-limit)
      .map((recorded) => recorded.entry())
      .filter(isMeant);
  }

  /**
   * The first request that is meant: one that is remembered, or else the next to arrive. One with a `status` is
   * met when it is answered.
   *
   * @throws Error when none has arrived in time, naming the last that did; the reason of `abortSignal`
   * @throws TypeError, RangeError for a filter that could find nothing
   */
  async waitFor(
    filter: RequestFilter,
    { timeoutMs = WAIT_MS, abortSignal }: JournalWaitOptions = {},
  ): Promise<JournalEntry> {
    const isMeant = this.#testOf(filter);
    const found = this.requests(isMeant)[0];
    if (found) return found;
    return new Promise((resolve, reject) => {
      abortSignal?.throwIfAborted();
      const done = (): void => {
        this.#waiting.delete(waiting);
        clearTimeout(timer);
        abortSignal?.removeEventListener('abort', giveUp);
      };
      const fail = (error: Error): void => {
        done();
        reject(error);
      };
      const giveUp = (): void => fail(abortSignal?.reason as Error);
      const timer = setTimeout(() => fail(new Error(this.#lateReport(filter, timeoutMs))), timeoutMs);
      const waiting: Waiting = {
        isMeant,
        fail,
        resolve: (entry) => {
          done();
          resolve(entry);
        },
      };
      this.#waiting.add(waiting);
      abortSignal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Forgets every request; numbers go on. */
  clear(): void {
    this.#recorded = [];
  }

  /** Nobody will be told of anything any more. */
  close(): void {
    for (const { fail } of this.#waiting)
      fail(new Error('The mock cloud was closed or reset before such a request came.'));
  }

  /** Writes down a request that has arrived. @param headers Its headers, where they are at hand in a form that costs less to read */
  record(request: Request, operation: string | undefined, headers?: HeaderList): Recorded {
    const { cloud, now, limit } = this.#options;
    this.#count += 1;
    const recorded = new Recorded({ number: this.#count, cloud, request, headers, operation, timeMs: now() });
    this.#recorded.push(recorded);
    // Twice as many before any go: taking one from the front of a list each time would cost more than all the rest.
    if (this.#recorded.length >= 2 * limit) this.#recorded = this.#recorded.slice(limit > 0 ? -limit : Infinity);
    if (this.#waiting.size > 0) this.tell(recorded);
    return recorded;
  }

  /** Tells those who wait that something more is known of a request. */
  tell(recorded: Recorded): void {
    if (this.#waiting.size === 0) return;
    const entry = recorded.entry();
    for (const { isMeant, resolve } of this.#waiting) if (isMeant(entry)) resolve(entry);
  }

  /** The last requests, a line each: `3 POST storage.objects.insert 200`. */
  tail(count = 10): string[] {
    return this.#recorded.slice(-count).map((recorded) => recorded.line());
  }

  #testOf(filter: RequestFilter): (entry: JournalEntry) => boolean {
    if (typeof filter === 'function') return filter;
    const checked = checkFilter(filter, this.#options.operations);
    return (entry) => matchesFilter(entry, checked);
  }

  #lateReport(filter: RequestFilter, timeoutMs: number): string {
    const meant = typeof filter === 'function' ? 'that the filter wants' : `like ${JSON.stringify(filter)}`;
    const tail = this.tail();
    return `No request ${meant} within ${timeoutMs} ms. ${tail.length === 0 ? 'There was none at all.' : `The last ones:\n${tail.join('\n')}`}`;
  }
}
