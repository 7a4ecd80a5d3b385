import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder, removeTemporaryFolder } from '../model/objects/temporary-folder.ts';

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

  remove(): void {
    if (this.#folder !== undefined) removeTemporaryFolder(this.#folder);
    this.#folder = undefined;
  }

  #root(): string {
    return (this.#folder ??= makeTemporaryFolder());
  }
}
