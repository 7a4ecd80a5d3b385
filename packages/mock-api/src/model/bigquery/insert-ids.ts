/** Rows with an id that came a moment ago are not inserted again, as far as they are remembered. */
const REMEMBERED_IDS = 10_000;
const REMEMBERED_MS = 60_000;

/** The ids that came with one call. */
export interface InsertCall {
  /** From 1, in the order of the calls for a table. */
  readonly serial: number;
  /** Service time, in milliseconds since 1970. */
  readonly timeMs: number;
  readonly ids: readonly string[];
}

/** The ids of the rows that were last inserted into a table: a client that heard no answer sends them again. */
export class InsertIds {
  readonly #sinceMs = new Map<string, number>();
  readonly #calls: InsertCall[] = [];
  readonly #onChange: (serial: number, call?: InsertCall) => void;
  #lastSerial = 0;

  /** @param onChange Told of each call that is remembered, and, without it, of each that no longer is. */
  constructor(onChange: (serial: number, call?: InsertCall) => void = (): void => {}) {
    this.#onChange = onChange;
  }

  /** Remembers an id. @returns Whether it has not come a moment ago */
  claim(id: string, nowMs: number): boolean {
    const sinceMs = this.#sinceMs.get(id);
    this.#sinceMs.delete(id);
    this.#sinceMs.set(id, nowMs);
    const [oldest] = this.#sinceMs.keys();
    if (this.#sinceMs.size > REMEMBERED_IDS && oldest !== undefined) this.#sinceMs.delete(oldest);
    return sinceMs === undefined || nowMs - sinceMs > REMEMBERED_MS;
  }

  /** The rows with these ids were not inserted after all. */
  release(ids: readonly string[]): void {
    for (const id of ids) this.#sinceMs.delete(id);
  }

  /** The rows with these ids are there. */
  keep(ids: readonly string[], timeMs: number): void {
    this.#dropBefore(timeMs - REMEMBERED_MS);
    if (ids.length === 0) return;
    const call = { serial: this.#lastSerial + 1, timeMs, ids };
    this.#remember(call);
    this.#onChange(call.serial, call);
  }

  /** Knows again what another process kept. */
  restore(call: InsertCall): void {
    for (const id of call.ids) this.claim(id, call.timeMs);
    this.#remember(call);
  }

  /** The table is no more. */
  clear(): void {
    this.#dropBefore(Infinity);
    this.#sinceMs.clear();
  }

  #remember(call: InsertCall): void {
    this.#calls.push(call);
    this.#lastSerial = Math.max(this.#lastSerial, call.serial);
  }

  #dropBefore(timeMs: number): void {
    while (this.#calls[0] && this.#calls[0].timeMs < timeMs) {
      this.#onChange(this.#calls[0].serial);
      this.#calls.shift();
    }
  }
}
