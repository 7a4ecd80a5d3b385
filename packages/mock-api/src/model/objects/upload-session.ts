import type { ExpectedChecksums, ObjectWriter } from './object-writer.ts';
import { StorageError } from './storage-error.ts';
import type { StoredObject } from './stored-object.ts';

/** An upload that may come in several requests, some of which break. It keeps every byte that has arrived. */
export class UploadSession {
  readonly id: string;
  readonly startedAt: Date;
  /** The object, once the upload is complete. */
  result: StoredObject | undefined;
  readonly #writer: ObjectWriter;
  readonly #expected: ExpectedChecksums;
  #isCancelled = false;
  #lastCall: Promise<unknown> = Promise.resolve();

  /** @param expected What the bytes should sum up to, as far as it was said at the start. */
  constructor(id: string, startedAt: Date, writer: ObjectWriter, expected: ExpectedChecksums = {}) {
    this.id = id;
    this.startedAt = startedAt;
    this.#writer = writer;
    this.#expected = expected;
  }

  /** How many bytes have arrived. */
  get received(): number {
    return this.#writer.size;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
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
      let position = offset;
      for await (const chunk of chunks) {
        const known = Math.min(chunk.length, Math.max(0, this.received - position));
        const room = length === undefined ? chunk.length : offset + length - position;
        if (chunk.length > room)
          throw invalid(`There are more than the ${length} byte(s) that the Content-Range header tells.`);
        position += chunk.length;
        await this.#writer.write(chunk.subarray(known));
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
      this.result ??= await this.#writer.finish({
        crc32c: crc32c ?? this.#expected.crc32c,
        md5Hash: md5Hash ?? this.#expected.md5Hash,
      });
      return this.result;
    });
  }

  async cancel(): Promise<void> {
    this.#isCancelled = true;
    if (!this.result) await this.#writer.abort();
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
