import { randomUUID } from 'node:crypto';
import { closeSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { open, rename, type FileHandle } from 'node:fs/promises';
import type { ContentFile } from '../model/objects/content-file.ts';
import type { ContentFolder } from './content-folder.ts';

/** A file of a data folder. It has a name among the contents only when all of its bytes are there. */
export class KeptFile implements ContentFile {
  readonly id: string;
  readonly #folder: ContentFolder;
  #writing: Promise<FileHandle> | undefined;
  #isComplete: boolean;
  #isGivenUp = false;

  /** @param known A file that is there; a new one without it. */
  constructor(folder: ContentFolder, known?: { readonly id: string; readonly isComplete: boolean }) {
    this.id = known?.id ?? randomUUID();
    this.#folder = folder;
    this.#isComplete = known?.isComplete ?? false;
    // Made at once, so that whoever cannot write here hears of it before any bytes have come.
    if (!known) closeSync(openSync(folder.incomingPath(this.id), 'wx', 0o600));
  }

  /** A file of bytes that are all there. */
  static of(folder: ContentFolder, bytes: Uint8Array): KeptFile {
    const id = randomUUID();
    writeFileSync(folder.incomingPath(id), bytes, { flag: 'wx', mode: 0o600, flush: folder.fsync });
    renameSync(folder.incomingPath(id), folder.contentPath(id));
    return new KeptFile(folder, { id, isComplete: true });
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    if (this.#isGivenUp) throw new Error('Bytes were written to a file that was given up');
    const file = await this.#open();
    for (let done = 0; done < bytes.length;) {
      done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
  }

  async rest(): Promise<void> {
    const file = await this.#writing;
    this.#writing = undefined;
    if (this.#folder.fsync) await file?.sync();
    // An upload may rest for a week, and there may be many.
    await file?.close();
  }

  async complete(): Promise<void> {
    // What another process wrote may not have reached the disk yet.
    if (this.#folder.fsync) await this.#open();
    await this.rest();
    await rename(this.#folder.incomingPath(this.id), this.#folder.contentPath(this.id));
    this.#isComplete = true;
  }

  async read(position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    const path = this.#isComplete ? this.#folder.contentPath(this.id) : this.#folder.incomingPath(this.id);
    const file = await open(path, 'r');
    try {
      for (let done = 0; done < length;) {
        const { bytesRead } = await file.read(bytes, done, length - done, position + done);
        if (bytesRead === 0) throw new Error(`A stored object ends at byte ${position + done} of its file`);
        done += bytesRead;
      }
    } finally {
      await file.close();
    }
    return bytes;
  }

  async close(): Promise<void> {
    if (this.#isComplete) {
      this.#folder.forget(this.id);
      return;
    }
    this.#isGivenUp = true;
    await (await this.#writing)?.close();
    this.#writing = undefined;
    await this.#folder.removeIncoming(this.id);
  }

  #open(): Promise<FileHandle> {
    return (this.#writing ??= open(this.#folder.incomingPath(this.id), 'r+'));
  }
}
