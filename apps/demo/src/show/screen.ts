import { progressBar } from './progress-bar.ts';

/** What is written of, so that a test can read along. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Where a job stands, as far as it is known. */
export interface Progress {
  readonly state: string;
  /** Milliseconds since the job was made. */
  readonly elapsedMs: number;
  /** Between 0 and 1. */
  readonly share?: number;
}

/** Prints lines; shows progress as a bar that is drawn over itself on a terminal, and as a line per change elsewhere. */
export class Screen {
  readonly #output: Output;
  #barShown = false;
  #lastState = '';

  constructor(output: Output) {
    this.#output = output;
  }

  line(text = ''): void {
    this.#endBar();
    this.#output.write(`${text}\n`);
  }

  progress(progress: Progress): void {
    const seconds = `${(progress.elapsedMs / 1000).toFixed(1)} s`.padStart(7);
    if (this.#output.isTTY === true) {
      const bar = progressBar(progress.share ?? 0, 24);
      this.#output.write(`\r\u001B[2K  ${bar} ${progress.state} ${seconds}`);
      this.#barShown = true;
      if (progress.share === 1) this.#endBar();
    } else if (progress.state !== this.#lastState) {
      this.#output.write(`  ${seconds}  ${progress.state}\n`);
    }
    this.#lastState = progress.state;
  }

  #endBar(): void {
    if (this.#barShown) this.#output.write('\n');
    this.#barShown = false;
  }
}
