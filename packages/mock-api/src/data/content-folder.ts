import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
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

  /**
   * Removes what was being written when a process was killed, and what no record speaks of.
   *
   * @param known What records speak of.
   * @param unfinished Of those, the files that more bytes are to come to.
   */
  removeOrphans(known: KnownFiles, unfinished: ReadonlySet<string>): void {
    for (const id of unfinished) {
      // It had just become complete, and what that had made of it was not written down any more.
      const isWhole = this.incomingSize(id) === undefined && existsSync(this.contentPath(id));
      if (isWhole && !known.has(id)) renameSync(this.contentPath(id), this.incomingPath(id));
    }
    for (const id of readdirSync(this.#incoming)) {
      if (!unfinished.has(id)) rmSync(this.incomingPath(id), { force: true });
    }
    for (const id of this.list()) if (!known.has(id)) rmSync(this.contentPath(id), { force: true });
  }

  /** How many bytes have come to a file that is not complete; undefined where there is none. */
  incomingSize(id: string): number | undefined {
    return statSync(this.incomingPath(id), { throwIfNoEntry: false })?.size;
  }

  /** No more bytes are to come to a file. A cloud that ends leaves it for the next process. */
  async removeIncoming(id: string): Promise<void> {
    if (!this.#isClosed) await rm(this.incomingPath(id), { force: true });
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

  /** Puts a copy of what has come by now into another folder, if anything has. */
  copyIncoming(id: string, path: string): void {
    if (this.incomingSize(id) !== undefined) copyFileSync(this.incomingPath(id), path);
  }

  /** Takes a copy of it out of there. */
  takeIncoming(path: string, id: string): void {
    copyFileSync(path, this.incomingPath(id));
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
