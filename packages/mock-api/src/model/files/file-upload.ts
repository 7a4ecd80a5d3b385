import { ServiceError } from '../service-error.ts';
import type { FileOrder, GeminiFile } from './gemini-file.ts';
import type { HashedContent, HashedWriter } from './hashed-writer.ts';

/** `active` takes bytes; `final` has become a file; `cancelled` has dropped what came. The last two are for good. */
export type UploadStatus = 'active' | 'final' | 'cancelled';

/** What an upload was begun with. */
export interface FileUploadStart {
  readonly id: string;
  /** Service time, in milliseconds since 1970. */
  readonly startedMs: number;
  readonly order: FileOrder & { readonly name: string };
}

interface FileUploadUse {
  readonly writer: HashedWriter;
  /** @throws ServiceError when there is no room for so many bytes */
  readonly checkRoom: (bytes: number) => void;
  /** Makes the file. */
  readonly keep: (content: HashedContent) => GeminiFile;
  /** Told whenever the upload stands otherwise than before; the number of bytes is not part of that. */
  readonly onChange?: (upload: FileUpload) => void;
}

/** A resumable upload: bytes come in several requests, each telling where its own begin. */
export class FileUpload {
  /** What it was begun with. */
  readonly start: FileUploadStart;
  readonly #use: FileUploadUse;
  #status: UploadStatus = 'active';
  #file: GeminiFile | undefined;
  #lastCall: Promise<unknown> = Promise.resolve();

  /** @param ended How it ended, in another process. */
  constructor(start: FileUploadStart, use: FileUploadUse, ended?: GeminiFile | 'cancelled') {
    this.start = start;
    this.#use = use;
    if (ended === 'cancelled') this.#status = ended;
    else if (ended) [this.#status, this.#file] = ['final', ended];
  }

  get id(): string {
    return this.start.id;
  }

  get status(): UploadStatus {
    return this.#status;
  }

  /** Bytes that have arrived. */
  get received(): number {
    return this.#file?.content.size ?? this.#use.writer.size;
  }

  /** The file that they are in, where it outlives the process. */
  get fileId(): string | undefined {
    return this.#use.writer.fileId;
  }

  /** The file, once the upload is final. */
  get file(): GeminiFile | undefined {
    return this.#file;
  }

  /** How many bytes have arrived that will not be lost; a sender may be told so. */
  async secured(): Promise<number> {
    const { received } = this;
    if (this.#status === 'active') await this.#use.writer.secure();
    return received;
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
      const { writer, onChange } = this.#use;
      const { sizeBytes } = this.start.order;
      await writer.readFound();
      for await (const chunk of chunks) {
        if (sizeBytes !== undefined && this.received + chunk.length > sizeBytes) {
          throw new ServiceError(
            'INVALID_ARGUMENT',
            `There are more bytes than the ${sizeBytes} that X-Goog-Upload-Header-Content-Length announced.`,
          );
        }
        const { fileId } = this;
        await writer.write(chunk);
        if (fileId !== this.fileId) onChange?.(this);
      }
    });
  }

  /** Makes a file of what has arrived. @throws ServiceError `INVALID_ARGUMENT` when bytes are missing */
  finalize(): Promise<GeminiFile> {
    return this.#inTurn(async () => {
      if (this.#file) return this.#file;
      this.#checkActive();
      const { writer, checkRoom, keep, onChange } = this.#use;
      const { sizeBytes } = this.start.order;
      if (sizeBytes !== undefined && this.received < sizeBytes) {
        throw new ServiceError(
          'INVALID_ARGUMENT',
          `The upload cannot be finalized: ${this.received} of ${sizeBytes} bytes have been received.`,
        );
      }
      checkRoom(this.received);
      await writer.readFound();
      this.#file = keep(await writer.finish());
      this.#status = 'final';
      onChange?.(this);
      return this.#file;
    });
  }

  /** Drops the bytes that have arrived. An upload that is over stays as it is. */
  async cancel(): Promise<void> {
    if (this.#status !== 'active') return;
    this.#status = 'cancelled';
    this.#use.onChange?.(this);
    await this.#use.writer.abort();
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
