import { StorageError } from '../../model/objects/storage-error.ts';

const LONGEST_LINE_BYTES = 65_536;

/** A stream of bytes, read by lines or up to a delimiter, of which little more than one chunk is held at a time. */
export class DelimitedBytes {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #hasEnded = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  get isAtEnd(): boolean {
    return this.#hasEnded && this.#held.length === 0;
  }

  /** The text up to the next `\n`, without it; a `\r` before it stays. At the end: what is left. */
  async line(): Promise<string> {
    let end = this.#held.indexOf('\n');
    while (end === -1 && (await this.#more())) {
      if (this.#held.length > LONGEST_LINE_BYTES)
        throw new StorageError(400, 'badRequest', 'Malformed multipart body: a line is too long.');
      end = this.#held.indexOf('\n');
    }
    const line = this.#held.toString('utf8', 0, end === -1 ? undefined : end);
    this.#held = end === -1 ? Buffer.alloc(0) : this.#held.subarray(end + 1);
    return line;
  }

  /**
   * The bytes before `delimiter`, which is taken away; what follows it is the next to be read. The delimiter only
   * counts when a line break, white space or `--` follows, so that data may begin as it does.
   *
   * @throws StorageError 400 when it never comes.
   */
  async *until(delimiter: string): AsyncGenerator<Uint8Array, void> {
    const needle = Buffer.from(delimiter);
    for (;;) {
      const at = this.#held.indexOf(needle);
      const end = at + needle.length;
      if (at !== -1 && (this.#held.length >= end + 2 || this.#hasEnded)) {
        const isDelimiter = /^(?:--|\s|$)/.test(this.#held.toString('latin1', end, end + 2));
        const data = this.#held.subarray(0, isDelimiter ? at : at + 1);
        this.#held = this.#held.subarray(isDelimiter ? end : at + 1);
        if (data.length > 0) yield data;
        if (isDelimiter) return;
        continue;
      }
      const safe = at === -1 ? this.#held.length - needle.length + 1 : at;
      if (safe > 0) {
        const data = this.#held.subarray(0, safe);
        this.#held = this.#held.subarray(safe);
        yield data;
      }
      if (!(await this.#more())) {
        if (this.#held.includes(needle)) continue;
        throw new StorageError(400, 'badRequest', 'Malformed multipart body: it ends before its closing boundary.');
      }
    }
  }

  async skipRest(): Promise<void> {
    do this.#held = Buffer.alloc(0);
    while (await this.#more());
  }

  async #more(): Promise<boolean> {
    if (this.#hasEnded) return false;
    const next = await this.#source.next();
    if (next.done === true) this.#hasEnded = true;
    else this.#held = this.#held.length === 0 ? viewOf(next.value) : Buffer.concat([this.#held, next.value]);
    return next.done !== true;
  }
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
