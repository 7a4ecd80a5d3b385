import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { readRecordLine, recordLine, type Change } from './record-line.ts';

const HEADER = '{"format":"genai-batch-mock state","version":1}\n';
const READ_BYTES = 1_048_576;
const LINE_BREAK = 0x0a;
/** So many records stand in one line when all are written anew. */
const RECORDS_PER_LINE = 500;

/**
 * A file that changes are appended to, one line for those that belong together. What has been appended is the system's to
 * write: it outlives the process, however that ends; with `fsync`, a power cut, too.
 */
export class JournalFile {
  readonly #path: string;
  readonly #fsync: boolean;
  #descriptor: number;
  #size: number;

  private constructor(path: string, fsync: boolean, descriptor: number, size: number) {
    this.#path = path;
    this.#fsync = fsync;
    this.#descriptor = descriptor;
    this.#size = size;
  }

  /**
   * Opens a journal, or begins one.
   *
   * @param apply Is given every change that is in it, in order.
   * @throws Error for a file that is none, or that is damaged anywhere but at its very end, where a process was killed
   */
  static open(path: string, { fsync }: { fsync: boolean }, apply: (change: Change) => void): JournalFile {
    rmSync(newPath(path), { force: true });
    if (!existsSync(path)) writeAnew(path, []);
    const descriptor = openSync(path, 'r+');
    try {
      const size = readJournal(descriptor, path, apply);
      ftruncateSync(descriptor, size);
      return new JournalFile(path, fsync, descriptor, size);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  /** In bytes. */
  get size(): number {
    return this.#size;
  }

  append(changes: readonly Change[]): void {
    const line = recordLine(changes);
    for (let done = 0; done < line.length;) {
      done += writeSync(this.#descriptor, line, done, line.length - done, this.#size + done);
    }
    if (this.#fsync) fdatasyncSync(this.#descriptor);
    this.#size += line.length;
  }

  /** Writes a journal of these records alone in the place of this one. */
  replace(records: Iterable<Change>): void {
    const size = writeAnew(this.#path, records);
    closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#path, 'r+');
    this.#size = size;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Writes a journal of these records; it is there whole, or not at all. @returns its size */
export function writeAnew(path: string, records: Iterable<Change>): number {
  const descriptor = openSync(newPath(path), 'w', 0o600);
  let size = writeSync(descriptor, HEADER);
  let some: Change[] = [];
  const write = (): void => {
    if (some.length > 0) size += writeSync(descriptor, recordLine(some));
    some = [];
  };
  try {
    for (const record of records) if (some.push(record) >= RECORDS_PER_LINE) write();
    write();
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(newPath(path), path);
  syncFolder(dirname(path));
  return size;
}

/** Makes names in a folder outlive a power cut. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** @returns how many bytes of it count */
function readJournal(descriptor: number, path: string, apply: (change: Change) => void): number {
  let counted = 0;
  let torn: number | undefined;
  for (const line of linesOf(descriptor)) {
    if (torn !== undefined) {
      throw new Error(
        `The state in ${path} is damaged at byte ${torn}: what follows there is whole, so nobody was killed in the midst of writing. Put a copy of the folder in its place, or begin with an empty one.`,
      );
    }
    if (counted === 0) {
      if (`${line.toString()}\n` !== HEADER)
        throw new Error(`${path} is no state that this version of the mock wrote.`);
    } else {
      const changes = readRecordLine(line);
      if (!changes) {
        torn = counted;
        continue;
      }
      for (const change of changes) apply(change);
    }
    counted += line.length + 1;
  }
  return counted;
}

/** Whole lines, without their breaks; what comes after the last break is left out. */
function* linesOf(descriptor: number): Generator<Buffer, void> {
  let rest = Buffer.alloc(0);
  for (let position = 0; ;) {
    const block = Buffer.alloc(READ_BYTES);
    const read = readSync(descriptor, block, 0, READ_BYTES, position);
    if (read === 0) return;
    position += read;
    let start = 0;
    const bytes = rest.length === 0 ? block.subarray(0, read) : Buffer.concat([rest, block.subarray(0, read)]);
    // What was left over has no break in it.
    for (let end = bytes.indexOf(LINE_BREAK, rest.length); end !== -1; end = bytes.indexOf(LINE_BREAK, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}

function newPath(path: string): string {
  return `${path}.new`;
}
