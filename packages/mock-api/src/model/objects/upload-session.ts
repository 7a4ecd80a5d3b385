import type { JsonObject } from '../json.ts';
import type { ExpectedChecksums, ObjectWriter } from './object-writer.ts';
import { StorageError } from './storage-error.ts';
import type { StoredObject } from './stored-object.ts';
import type { UploadOrder } from './upload-order.ts';

/** How an upload stands, as plain data. */
export interface UploadStanding {
  readonly id: string;
  readonly startedAt: Date;
  readonly order: UploadOrder;
  /** What the bytes should sum up to, as far as it was said at the start. */
  readonly expected: ExpectedChecksums;
  readonly isCancelled?: boolean;
  /** The object, once the upload is complete. */
  readonly result?: StoredObject | undefined;
  /** What a service answered that does something else with the bytes. */
  readonly answer?: JsonObject | undefined;
}

/** An upload that may come in several requests, some of which break. It keeps every byte that has arrived. */
export class UploadSession {
  readonly #writer: ObjectWriter;
  readonly #onChange: () => void;
  #standing: UploadStanding;
  #hasFailed = false;
  #lastCall: Promise<unknown> = Promise.resolve();

  /** @param onChange Told whenever it stands otherwise than before; the number of bytes is not part of that. */
  constructor(standing: UploadStanding, writer: ObjectWriter, onChange: () => void = (): void => {}) {
    this.#standing = standing;
    this.#writer = writer;
    this.#onChange = onChange;
  }

  get standing(): UploadStanding {
    return this.#standing;
  }

  get id(): string {
    return this.#standing.id;
  }

  /** The object, once the upload is complete. */
  get result(): StoredObject | undefined {
    return this.#standing.result;
  }

  /** How many bytes have arrived. */
  get received(): number {
    return this.#writer.size;
  }

  /** The file that they are in, where it outlives the process. */
  get fileId(): string | undefined {
    return this.#writer.fileId;
  }

  get isCancelled(): boolean {
    return this.#standing.isCancelled ?? false;
  }

  /** Whether all bytes had come, and could not be made an object: it cannot be gone on with. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** How many bytes have arrived that will not be lost; a sender may be told so. */
  async secured(): Promise<number> {
    const { received } = this;
    if (!this.result && !this.isCancelled) await this.#writer.secure();
    return received;
  }

  /**
   * Takes bytes that start at `offset` of the object; bytes that came before are passed over.
   *
   * @param length How many bytes there should be, when known.
   * @throws StorageError 400 when bytes before `offset` are missing, or there are not `length` of them.
   */
  receive(offset: number, chunks: AsyncIterable<Uint8Array>, length?: number): Promise<void> {
    return this.#inTurn(async () => {
      if (offset > this.received) {
        throw invalid(
          `According to the Content-Range header, the upload offset is ${offset} byte(s), which exceeds already uploaded size of ${this.received} byte(s).`,
        );
      }
      await this.#writer.readFound();
      let position = offset;
      for await (const chunk of chunks) {
        const known = Math.min(chunk.length, Math.max(0, this.received - position));
        const room = length === undefined ? chunk.length : offset + length - position;
        if (chunk.length > room)
          throw invalid(`There are more than the ${length} byte(s) that the Content-Range header tells.`);
        position += chunk.length;
        const { fileId } = this;
        await this.#writer.write(chunk.subarray(known));
        if (fileId !== this.fileId) this.#onChange();
      }
      if (length !== undefined && position < offset + length) {
        throw invalid(
          `There were ${position - offset} byte(s) in the request body. There should have been ${length} byte(s).`,
        );
      }
    });
  }

  /** Makes the object of what has arrived; a second time gives the same object. @throws StorageError 400, 412, 304 */
  finish({ crc32c, md5Hash }: ExpectedChecksums = {}): Promise<StoredObject> {
    return this.#inTurn(async () => {
      if (this.result) return this.result;
      const { expected } = this.#standing;
      try {
        await this.#writer.readFound();
        return await this.#writer.finish(
          { ...expected, crc32c: crc32c ?? expected.crc32c, md5Hash: md5Hash ?? expected.md5Hash },
          // In one step with the object itself: it is written down together with that, or not at all.
          { onStored: (result) => this.#become({ result }) },
        );
      } catch (error) {
        this.#hasFailed = true;
        this.#onChange();
        throw error;
      }
    });
  }

  /** What came of the bytes, where that is no object; the same is answered to whoever asks again. */
  settle(answer: JsonObject): void {
    this.#become({ answer });
  }

  async cancel(): Promise<void> {
    this.#become({ isCancelled: true });
    if (!this.result) await this.#writer.abort();
  }

  #become(change: Partial<UploadStanding>): void {
    this.#standing = { ...this.#standing, ...change };
    this.#onChange();
  }

  // A client that lost its connection may be back before the broken request has ended here.
  #inTurn<Result>(call: () => Promise<Result>): Promise<Result> {
    const done = this.#lastCall.then(call);
    this.#lastCall = done.catch(() => {});
    return done;
  }
}

function invalid(problem: string): StorageError {
  return new StorageError(400, 'invalid', `Invalid request.  ${problem}`);
}
