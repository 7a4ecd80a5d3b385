import { PagedArray } from './paged-array.ts';

const PAGE_BYTES = 1_048_576;
/** Positions are 32 bits. */
const MOST_BYTES = 2 ** 32;
const UTF8 = 0;
/** For texts with half a surrogate pair, which UTF-8 cannot tell from others. */
const UTF16 = 1;

/** Texts in a row, each as its bytes behind its length: an address of four bytes a text, and one byte of length for most. */
export class PackedTexts {
  readonly #pages: Buffer[] = [];
  readonly #positions: PagedArray<Uint32Array> = new PagedArray((length) => new Uint32Array(length));
  #end = PAGE_BYTES;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Room taken. */
  get bytes(): number {
    return this.#positions.bytes + this.#pages.reduce((sum, page) => sum + page.length, 0);
  }

  push(text: string): void {
    const kind = text.isWellFormed() ? UTF8 : UTF16;
    const length = kind === UTF8 ? Buffer.byteLength(text) : text.length * 2;
    const room = this.#roomFor(length + prefixBytes(length));
    this.#positions.set(this.#size++, room.position);
    const at = writePrefix(room.page, room.offset, length * 2 + kind);
    room.page.write(text, at, length, kind === UTF8 ? 'utf8' : 'utf16le');
  }

  at(index: number): string {
    const { page, start, end, kind } = this.#find(index);
    return page.toString(kind === UTF8 ? 'utf8' : 'utf16le', start, end);
  }

  /** @param bytes From {@link bytesOf}. */
  equals(index: number, { bytes, kind: otherKind }: TextBytes): boolean {
    const { page, start, end, kind } = this.#find(index);
    return kind === otherKind && page.compare(bytes, 0, bytes.length, start, end) === 0;
  }

  #roomFor(bytes: number): { page: Buffer; offset: number; position: number } {
    if (this.#end + bytes > PAGE_BYTES) {
      // A text longer than a page has one of its own.
      this.#pages.push(Buffer.alloc(Math.max(PAGE_BYTES, bytes)));
      this.#end = 0;
    }
    const offset = this.#end;
    const position = (this.#pages.length - 1) * PAGE_BYTES + offset;
    if (position >= MOST_BYTES) throw new RangeError('The keys of one job are together longer than 4 GiB.');
    this.#end += bytes;
    return { page: this.#pages.at(-1)!, offset, position };
  }

  #find(index: number): { page: Buffer; start: number; end: number; kind: number } {
    const position = this.#positions.get(index);
    const page = this.#pages[Math.floor(position / PAGE_BYTES)]!;
    let offset = position % PAGE_BYTES;
    let prefix = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = page[offset++]!;
      prefix += (byte % 128) * scale;
      if (byte < 128) break;
    }
    return { page, start: offset, end: offset + Math.floor(prefix / 2), kind: prefix % 2 };
  }
}

/** A text as it is kept. */
export interface TextBytes {
  readonly bytes: Buffer;
  readonly kind: number;
}

export function bytesOf(text: string): TextBytes {
  return text.isWellFormed()
    ? { bytes: Buffer.from(text, 'utf8'), kind: UTF8 }
    : { bytes: Buffer.from(text, 'utf16le'), kind: UTF16 };
}

function prefixBytes(length: number): number {
  let bytes = 1;
  for (let rest = length * 2 + 1; rest >= 128; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}

/** Seven bits a byte, the low ones first. Gives where it ends. */
function writePrefix(page: Buffer, offset: number, prefix: number): number {
  let at = offset;
  let rest = prefix;
  for (; rest >= 128; rest = Math.floor(rest / 128)) page[at++] = 128 + (rest % 128);
  page[at++] = rest;
  return at;
}
