import { ServiceError } from '../service-error.ts';
import type { GeminiFile } from './gemini-file.ts';
import type { HashedWriter } from './hashed-writer.ts';

/** `active` takes bytes; `final` has become a file; `cancelled` has dropped what came. The last two are for good. */
export type UploadStatus = 'active' | 'final' | 'cancelled';

/** A resumable upload: bytes come in several requests, each telling where its own begin. */
export class FileUpload {
  readonly id: string;
  /** The whole size, if the sender told it at the start. */
  readonly #sizeBytes: number | undefined;
  readonly #writer: HashedWriter;
  readonly #keep: (writer: HashedWriter) => Promise<GeminiFile>;
  #status: UploadStatus = 'active';
  #file: GeminiFile | undefined;
  #lastCall: Promise<unknown> = Promise.resolve();

  constructor(
    id: string,
    {
      sizeBytes,
      writer,
      keep,
    }: {
      sizeBytes: number | undefined;
      writer: HashedWriter;
      keep: (writer: HashedWriter) => Promise<GeminiFile>;
    },
  ) {
    this.id = id;
    this.#sizeBytes = sizeBytes;
    this.#writer = writer;
    this.#keep = keep;
  }

  get status(): UploadStatus {
    return this.#status;
  }

  /** Bytes that have arrived. */
  get received(): number {
    return this.#writer.size;
  }

  /** The file, once the upload is final. */
  get file(): GeminiFile | undefined {
    return this.#file;
  }

  /**
   * Takes the bytes that begin at `offset`.
   *
   * @throws ServiceError `INVALID_ARGUMENT` when that is not where the last ones ended, or when there are more than were
   * announced; `FAILED_PRECONDITION` when the upload has ended.
   */
  receive(offset: number, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    return this.#inTurn(async () => {
      this.#checkActive();
      if (offset !== this.received) {
        throw new ServiceError(
          'INVALID_ARGUMENT',
          `Upload offset ${offset} is not where the upload stands: ${this.received} bytes have been received. Ask for that with X-Goog-Upload-Command: query.`,
        );
      }
      for await (const chunk of chunks) {
        if (this.#sizeBytes !== undefined && this.received + chunk.length > this.#sizeBytes) {
          throw new ServiceError(
            'INVALID_ARGUMENT',
            `There are more bytes than the ${this.#sizeBytes} that X-Goog-Upload-Header-Content-Length announced.`,
          );
        }
        await this.#writer.write(chunk);
      }
    });
  }

  /** Makes a file of what has arrived. @throws ServiceError `INVALID_ARGUMENT` when bytes are missing */
  finalize(): Promise<GeminiFile> {
    return this.#inTurn(async () => {
      if (this.#file) return this.#file;
      this.#checkActive();
      if (this.#sizeBytes !== undefined && this.received < this.#sizeBytes) {
        throw new ServiceError(
          'INVALID_ARGUMENT',
          `The upload cannot be finalized: ${this.received} of ${this.#sizeBytes} bytes have been received.`,
        );
      }
      this.#file = await this.#keep(this.#writer);
      this.#status = 'final';
      return this.#file;
    });
  }

  /** Drops the bytes that have arrived. An upload that is over stays as it is. */
  async cancel(): Promise<void> {
    if (this.#status !== 'active') return;
    this.#status = 'cancelled';
    await this.#writer.abort();
  }

  #checkActive(): void {
    if (this.#status === 'active') return;
    throw new ServiceError('FAILED_PRECONDITION', `Upload has already been terminated: it is ${this.#status}.`);
  }

  // A client that lost its connection may be back before the broken request has ended here.
  #inTurn<Result>(call: () => Promise<Result>): Promise<Result> {
    const done = this.#lastCall.then(call);
    this.#lastCall = done.catch(() => {});
    return done;
  }
}
