import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

type KnownFiles = Pick<ReadonlyMap<string, unknown>, 'has'>;

/** The files that hold bytes: those that are complete, and those that are being written. They are called by made-up names. */
export class ContentFolder {
  readonly fsync: boolean;
  readonly #contents: string;
  readonly #incoming: string;
  #forgotten: string[] = [];
  #isClosed = false;

  constructor(root: string, { fsync }: { fsync: boolean }) {
    this.fsync = fsync;
    this.#contents = join(root, 'contents');
    this.#incoming = join(root, 'incoming');
    for (const folder of [this.#contents, this.#incoming]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  incomingPath(id: string): string {
    return join(this.#incoming, id);
  }

  contentPath(id: string): string {
    return join(this.#contents, id);
  }

  /** Nobody needs these bytes any more; they go when what says so has been written down. */
  forget(id: string): void {
    if (!this.#isClosed) this.#forgotten.push(id);
  }

  /** Removes what nobody needs any more. @param known What records speak of: a snapshot may have brought it back */
  removeForgotten(known: KnownFiles): void {
    for (const id of this.#forgotten.splice(0)) if (!known.has(id)) rmSync(this.contentPath(id), { force: true });
  }

  /** Removes what was being written when a process was killed, and what no record speaks of. */
  removeOrphans(known: KnownFiles): void {
    for (const id of readdirSync(this.#incoming)) rmSync(this.incomingPath(id), { force: true });
    for (const id of this.list()) if (!known.has(id)) rmSync(this.contentPath(id), { force: true });
  }

  list(): string[] {
    return readdirSync(this.#contents);
  }

  /** Puts a file into another folder; bytes never change, so both may share them. */
  share(id: string, path: string): void {
    shareFile(this.contentPath(id), path);
  }

  /** Takes a file out of another folder. */
  take(path: string, id: string): void {
    rmSync(this.contentPath(id), { force: true });
    shareFile(path, this.contentPath(id));
  }

  /** From now on nothing is forgotten: a cloud that ends leaves its bytes. */
  close(): void {
    this.#isClosed = true;
    this.#forgotten = [];
  }
}

function shareFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to); // some file systems have no links
  }
}
