import { close, openSync, read, unlinkSync, write } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ContentFile } from './content-file.ts';

const closeFile = promisify(close);
const readFile = promisify(read);
const writeFile = promisify(write);
let count = 0;

/**
 * A file for bytes too many for memory. It has lost its name before the first byte is written: nobody can open it
 * by a path, and a process killed half-way leaves nothing behind.
 */
export class SpillFile implements ContentFile {
  readonly #descriptor: number;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #onClose: (file: SpillFile) => void;
  #closing: Promise<void> | undefined;

  constructor(folder: string, onClose: (file: SpillFile) => void) {
    this.#onClose = onClose;
    count += 1;
    const path = join(folder, `${process.pid}-${count}.part`);
    this.#descriptor = openSync(path, 'wx+', 0o600);
    try {
      unlinkSync(path);
    } catch {
      // A system that keeps the names of open files: the folder's removal takes the file along.
    }
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.#use((file) =>
        writeFile(file, bytes, done, bytes.length - done, position + done),
      );
      done += bytesWritten;
    }
  }

  /** Exactly `length` bytes from `position`. */
  async read(position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const { bytesRead } = await this.#use((file) => readFile(file, bytes, done, length - done, position + done));
      if (bytesRead === 0) throw new Error(`A stored object ends at byte ${position + done} of its temporary file`);
      done += bytesRead;
    }
    return bytes;
  }

  /** Gives the disk space back once what is being read or written is done. */
  close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = Promise.allSettled(this.#underWay).then(() => closeFile(this.#descriptor));
      this.#onClose(this);
    }
    return this.#closing;
  }

  // A descriptor closed under a running read could by then belong to another file.
  async #use<Result>(operation: (descriptor: number) => Promise<Result>): Promise<Result> {
    if (this.#closing) throw new Error('The object store was closed while one of its objects was in use');
    const running = operation(this.#descriptor);
    this.#underWay.add(running);
    try {
      return await running;
    } finally {
      this.#underWay.delete(running);
    }
  }
}
