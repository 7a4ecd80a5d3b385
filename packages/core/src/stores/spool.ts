import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Holds bytes until it is known whether they are wanted: in memory up to a limit, and beyond it in a temporary file that
 * only this user can read.
 */
export class Spool {
  readonly #memoryBytes: number;
  #chunks: Buffer[] = [];
  #file: { readonly handle: FileHandle; readonly path: string } | undefined;
  /** Of all that was added. */
  sizeBytes = 0;

  /** @param memoryBytes How much is held in memory. */
  constructor(memoryBytes: number = 8 * 1024 * 1024) {
    this.#memoryBytes = memoryBytes;
  }

  /** @param chunk Kept as it is: nobody may write to it any more. */
  async add(chunk: Buffer): Promise<void> {
    this.sizeBytes += chunk.length;
    if (this.#file === undefined && this.sizeBytes <= this.#memoryBytes) {
      this.#chunks.push(chunk);
      return;
    }
    const file = (this.#file ??= await openTemporary());
    for (const held of this.#chunks) await file.handle.writeFile(held);
    this.#chunks = [];
    await file.handle.writeFile(chunk);
  }

  /** All that was added, from the start, as often as wanted. */
  async *read(): AsyncGenerator<Buffer, void> {
    if (this.#file === undefined) {
      yield* this.#chunks;
      return;
    }
    for (let at = 0; at < this.sizeBytes;) {
      const length = Math.min(256 * 1024, this.sizeBytes - at);
      const { buffer, bytesRead } = await this.#file.handle.read(Buffer.allocUnsafe(length), 0, length, at);
      if (bytesRead === 0) throw new Error(`The temporary file ${this.#file.path} was cut short meanwhile.`);
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  /** Lets go of what is held. */
  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    this.#chunks = [];
    if (file === undefined) return;
    await file.handle.close();
    await rm(file.path, { force: true });
  }
}

async function openTemporary(): Promise<{ handle: FileHandle; path: string }> {
  const file = path.join(tmpdir(), `genai-batch-${randomUUID()}.jsonl`);
  return { handle: await open(file, 'wx+', 0o600), path: file };
}
