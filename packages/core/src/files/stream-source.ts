import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { UnreadableFileError } from '../stores/unreadable-file-error.ts';
import type { ByteStream } from './upload-parameters.ts';
import type { Piece, UploadSource } from './upload-source.ts';

/**
 * A stream, of which the piece last read is held, for it may have to be sent again.
 *
 * @param length How much is read ahead: a stream that ends within it has a known size.
 * @param sizeBytes What the caller says that it has.
 */
export async function streamSource(
  stream: ByteStream,
  length: number,
  sizeBytes: number | undefined,
): Promise<UploadSource> {
  const pieces = new PieceReader(stream, sizeBytes);
  const first = await pieces.read(0, length);
  return {
    sizeBytes: sizeBytes ?? (first.isLast ? first.bytes.length : undefined),
    mimeType: undefined,
    read: (start, wanted) => pieces.read(start, wanted),
    close: () => pieces.close(),
  };
}

class PieceReader {
  readonly #iterator: AsyncIterator<Uint8Array>;
  readonly #sizeBytes: number | undefined;
  /** What was read and may be asked for again; the first of it is at `#heldFrom`. */
  #held: Uint8Array<ArrayBuffer> = new Uint8Array();
  #heldFrom = 0;
  /** What the stream gave beyond that. */
  #rest: Uint8Array | undefined;
  #hasEnded = false;

  constructor(stream: ByteStream, sizeBytes: number | undefined) {
    this.#iterator = stream[Symbol.asyncIterator]();
    this.#sizeBytes = sizeBytes;
  }

  async read(start: number, length: number): Promise<Piece> {
    const end = this.#heldFrom + this.#held.length;
    if (start < this.#heldFrom || start > end) {
      throw new UnreadableFileError(
        `The service wants the upload from byte ${start} on, but of the stream only bytes ${this.#heldFrom} to ${end} ` +
          'are at hand. Upload it again, or from a file, which can be read anew.',
      );
    }
    const known = this.#held.subarray(start - this.#heldFrom);
    // A piece that is sent anew may be a part of the held one: nothing more is read for it.
    this.#held = known.length > 0 ? known : await this.#fill(length);
    this.#heldFrom = start;
    const read = start + this.#held.length;
    const isLast = this.#rest === undefined && !(await this.#next());
    this.#checkSize(read, isLast);
    return { bytes: this.#held, isLast };
  }

  async close(): Promise<void> {
    if (!this.#hasEnded) await this.#iterator.return?.();
    this.#hasEnded = true;
  }

  async #fill(length: number): Promise<Uint8Array<ArrayBuffer>> {
    let bytes = new Uint8Array(Math.min(length, this.#sizeBytes ?? length));
    let filled = 0;
    while (filled < bytes.length && (this.#rest !== undefined || (await this.#next()))) {
      const part = this.#rest!.subarray(0, bytes.length - filled);
      bytes.set(part, filled);
      filled += part.length;
      this.#rest = part.length < this.#rest!.length ? this.#rest!.subarray(part.length) : undefined;
    }
    if (filled < bytes.length) bytes = bytes.slice(0, filled);
    return bytes;
  }

  /** Gets the stream's next bytes into `#rest`. @returns whether there were any. */
  async #next(): Promise<boolean> {
    while (!this.#hasEnded) {
      const { done, value } = await this.#iterator.next();
      if (done) this.#hasEnded = true;
      else if (!(value instanceof Uint8Array))
        throw new InvalidArgumentError('The stream to upload gave something other than a Uint8Array.');
      else if (value.length > 0) {
        this.#rest = value;
        return true;
      }
    }
    return false;
  }

  #checkSize(read: number, isLast: boolean): void {
    const said = this.#sizeBytes;
    if (said === undefined || (isLast ? read === said : read < said)) return;
    const has = isLast ? String(read) : `more than ${said}`;
    throw new UnreadableFileError(`The stream to upload has ${has} bytes, not ${said}, as config.sizeBytes says.`);
  }
}
