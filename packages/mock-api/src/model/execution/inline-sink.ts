import type { RowSink } from './row-sink.ts';

/** What is left of a line that broke off: within an answer, a row is whole, or there is nothing in it. */
const NOTHING = '{}';

/** Output lines that are shown with the batch itself. */
export class InlineSink implements RowSink {
  readonly #lines: string[] = [];
  readonly #show: (lines: readonly string[]) => void;

  constructor(show: (lines: readonly string[]) => void) {
    this.#show = show;
  }

  write(line: string): void {
    this.#lines.push(isWhole(line) ? line : NOTHING);
  }

  async publish(): Promise<void> {
    this.#show(this.#lines);
  }

  async discard(): Promise<void> {
    this.#lines.length = 0;
  }
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
