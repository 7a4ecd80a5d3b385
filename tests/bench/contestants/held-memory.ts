/** What this process holds, looked at on the way through rows, each time after all that nobody refers to has gone. */
export class HeldMemory {
  readonly #stepRows: number;
  #bytes = 0;
  #looks = 0;

  constructor(rows: number) {
    this.#stepRows = Math.floor(rows / 4);
  }

  /** @param row How many rows have gone by; looks at a quarter of them, at half, at three quarters and at the end. */
  pass(row: number): void {
    if (row % this.#stepRows !== 0) return;
    const { gc } = globalThis;
    if (gc === undefined) throw new Error('Run it with --expose-gc.');
    // The first may only find what the second one frees.
    gc();
    gc();
    const { heapUsed, external } = process.memoryUsage();
    this.#bytes = Math.max(this.#bytes, heapUsed + external);
    this.#looks++;
  }

  /** The most that it held, what lies in array buffers included; and the most that the process ever had of the machine. */
  get most(): { readonly heldBytes: number; readonly peakRssBytes: number } {
    if (this.#looks !== 4) throw new Error(`${this.#looks} looks at the memory, not 4`);
    return { heldBytes: this.#bytes, peakRssBytes: process.resourceUsage().maxRSS * 1024 };
  }
}
