/**
 * Lets rows through up to a limit that can be raised, and holds the next one at the gate. Once closed it lets nothing more
 * through than its limit, and holds nobody.
 */
export class SteppedGate {
  #limit = 0;
  #isClosed = false;
  #waiting: { index: number; answer: (isLetThrough: boolean) => void } | undefined;
  readonly #idle: (() => void)[] = [];

  /** Whether the row at `index` may pass; the answer may take until the limit is raised. */
  pass(index: number): boolean | Promise<boolean> {
    if (index < this.#limit) return true;
    if (this.#isClosed) return false;
    for (const resolve of this.#idle.splice(0)) resolve();
    return new Promise((answer) => {
      this.#waiting = { index, answer };
    });
  }

  /** Lets all rows before `limit` through. @returns A promise for when the row after them stands at the gate. */
  raise(limit: number): Promise<void> {
    if (this.#isClosed || (this.#waiting && limit <= this.#limit)) return Promise.resolve();
    this.#limit = Math.max(limit, this.#limit);
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      this.#letGo();
    });
  }

  /** Lets the rows before `limit` through and no other, for good: closing it again changes nothing. */
  closeAt(limit: number): void {
    if (this.#isClosed) return;
    this.#limit = limit;
    this.#isClosed = true;
    this.#letGo();
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #letGo(): void {
    const waiting = this.#waiting;
    if (!waiting || (waiting.index >= this.#limit && !this.#isClosed)) return;
    this.#waiting = undefined;
    waiting.answer(waiting.index < this.#limit);
  }
}
