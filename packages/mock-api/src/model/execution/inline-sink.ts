import type { RowSink } from './row-sink.ts';

/** Output lines that are shown with the batch itself. */
export class InlineSink implements RowSink {
  readonly #lines: string[] = [];
  readonly #show: (lines: readonly string[]) => void;

  constructor(show: (lines: readonly string[]) => void) {
    this.#show = show;
  }

  write(line: string): void {
    this.#lines.push(line);
  }

  async publish(): Promise<void> {
    this.#show(this.#lines);
  }

  async discard(): Promise<void> {
    this.#lines.length = 0;
  }
}
