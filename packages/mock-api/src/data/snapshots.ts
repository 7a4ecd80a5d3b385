import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFolder } from './content-folder.ts';
import { JournalFile, writeAnew } from './journal-file.ts';
import type { Change } from './record-line.ts';
import { StateRecords } from './state-records.ts';

/** States that were given names, each in a folder of its own: what is in it never changes. */
export class Snapshots {
  /** The folder of all of them. */
  readonly root: string;
  readonly #contents: ContentFolder;

  constructor(root: string, contents: ContentFolder) {
    this.root = root;
    this.#contents = contents;
  }

  /** By name. */
  list(): string[] {
    if (!existsSync(this.root)) return [];
    return readdirSync(this.root)
      .filter((name) => isName(name) && existsSync(join(this.root, name, 'state.journal')))
      .toSorted();
  }

  /** Takes the place of one of the same name. @throws RangeError for a name that none can have */
  save(name: string, now: StateRecords): void {
    const folder = this.#folder(name);
    const made = join(this.root, `${name}~`); // no name that a snapshot can have
    rmSync(made, { recursive: true, force: true });
    for (const kind of ['contents', 'incoming']) mkdirSync(join(made, kind), { recursive: true, mode: 0o700 });
    for (const id of now.fileIds.keys()) this.#contents.share(id, join(made, 'contents', id));
    for (const id of now.incomingIds()) this.#contents.copyIncoming(id, join(made, 'incoming', id));
    writeAnew(join(made, 'state.journal'), now.all());
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  }

  /** @throws RangeError for one that is not there */
  check(name: string): void {
    if (existsSync(join(this.#folder(name), 'state.journal'))) return;
    throw new RangeError(`There is no snapshot "${name}". There are: ${this.list().join(', ') || 'none'}.`);
  }

  /** Brings back its bytes. @returns its records. @throws RangeError for one that is not there */
  load(name: string): Change[] {
    const folder = this.#folder(name);
    this.check(name);
    const records = new StateRecords();
    JournalFile.open(join(folder, 'state.journal'), { fsync: false }, (change) => records.apply(change)).close();
    for (const id of readdirSync(join(folder, 'contents'))) {
      this.#contents.take(join(folder, 'contents', id), id);
    }
    for (const id of records.incomingIds()) {
      const path = join(folder, 'incoming', id);
      if (existsSync(path)) this.#contents.takeIncoming(path, id);
    }
    return [...records.all()];
  }

  /** @returns Whether it was there. @throws RangeError for a name that none can have */
  delete(name: string): boolean {
    const folder = this.#folder(name);
    const isThere = existsSync(folder);
    rmSync(folder, { recursive: true, force: true });
    return isThere;
  }

  #folder(name: string): string {
    if (isName(name)) return join(this.root, name);
    throw new RangeError(
      `A snapshot's name is of up to 63 lower-case letters, digits, "-" and "_", and begins with a letter or digit, not ${JSON.stringify(name.slice(0, 100))}.`,
    );
  }
}

function isName(name: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,62}$/.test(name);
}
