import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that only the user can read, made when it is first written to. It goes with `remove`, or with the process. */
export class TemporaryFiles {
  #folder: string | undefined;

  /** Makes an empty folder in it. @returns its path */
  folder(name: string): string {
    const path = join(this.#root(), name);
    mkdirSync(path, { mode: 0o700 });
    return path;
  }

  /** Writes a file in it that only the user can read. @returns its path */
  file(name: string, text: string): string {
    const path = join(this.#root(), name);
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return path;
  }

  readonly remove = (): void => {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
    process.off('exit', this.remove);
  };

  #root(): string {
    if (this.#folder === undefined) {
      this.#folder = mkdtempSync(join(tmpdir(), 'genai-batch-mock-')); // mode 0700
      process.once('exit', this.remove);
    }
    return this.#folder;
  }
}
