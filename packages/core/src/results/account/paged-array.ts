/** Entries a page. */
const PAGE = 16_384;

/** Numbers in pages of one typed array each: it grows without copying, so that it never takes twice its room. */
export class PagedArray<Page extends Uint32Array | Uint8Array> {
  readonly #pages: Page[] = [];
  readonly #makePage: (length: number) => Page;

  constructor(makePage: (length: number) => Page) {
    this.#makePage = makePage;
  }

  /** Of an index that was set before, else 0. */
  get(index: number): number {
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE] ?? 0;
  }

  /** @param index At most one page beyond those set before. */
  set(index: number, value: number): void {
    const page = Math.floor(index / PAGE);
    (this.#pages[page] ??= this.#makePage(PAGE))[index % PAGE] = value;
  }

  /** Room taken. */
  get bytes(): number {
    return this.#pages.reduce((sum, page) => sum + page.byteLength, 0);
  }
}
