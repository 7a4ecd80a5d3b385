import type { HttpResponse } from '../http/http-response.ts';

/** What a {@link Pager} pages through. */
export const PagedItem = { PAGED_ITEM_BATCH_JOBS: 'batchJobs', PAGED_ITEM_FILES: 'files' } as const;
export type PagedItem = (typeof PagedItem)[keyof typeof PagedItem];

/** One answer to a list call. */
export interface Page<Item> {
  readonly items: Item[];
  /** Absent, or empty, on the last page. */
  readonly nextPageToken?: string | undefined;
  readonly sdkHttpResponse?: HttpResponse;
}

/** What a {@link Pager} needs to know of the parameters of a list call. */
export interface PagedParameters {
  config?: { pageSize?: number | undefined; pageToken?: string | undefined } | undefined;
}

/**
 * The pages of a list, fetched as they are asked for; the first is there from the start.
 *
 * A page may be empty and not the last: only a missing token ends the list. https://google.aip.dev/158
 *
 * @example
 * for await (const job of await client.batches.list()) console.log(job.name, job.state);
 */
export class Pager<Item> implements AsyncIterable<Item> {
  readonly #name: PagedItem;
  readonly #fetchPage: (params: PagedParameters) => Promise<Page<Item>>;
  #page: Page<Item>;
  #params: PagedParameters;
  /** How many items of the page the iteration has given out. */
  #given = 0;

  /** @param params Those of the first page; they are read, and never written to. */
  constructor(
    name: PagedItem,
    fetchPage: (params: PagedParameters) => Promise<Page<Item>>,
    firstPage: Page<Item>,
    params: PagedParameters,
  ) {
    this.#name = name;
    this.#fetchPage = fetchPage;
    this.#page = firstPage;
    this.#params = withToken(params, firstPage.nextPageToken);
  }

  /** The items of the current page. */
  get page(): Item[] {
    return this.#page.items;
  }

  /** What is listed, e.g. `batchJobs`. */
  get name(): PagedItem {
    return this.#name;
  }

  /** Items a page, as asked for; when that was not said, those of the current page. */
  get pageSize(): number {
    return this.#params.config?.pageSize ?? this.pageLength;
  }

  /** Parameters for the next page; without a `pageToken` on the last. */
  get params(): PagedParameters {
    return this.#params;
  }

  /** Items on the current page. */
  get pageLength(): number {
    return this.#page.items.length;
  }

  /** Headers of the answer that brought the current page. */
  get sdkHttpResponse(): HttpResponse | undefined {
    return this.#page.sdkHttpResponse;
  }

  /** An item of the current page, from 0. */
  getItem(index: number): Item {
    return this.#page.items[index] as Item;
  }

  /** Whether the service has announced a further page; it may turn out to be empty. */
  hasNextPage(): boolean {
    return Boolean(this.#page.nextPageToken);
  }

  /** Fetches the next page and makes it the current one. @throws Error after the last. */
  async nextPage(): Promise<Item[]> {
    if (!this.hasNextPage()) throw new Error('No more pages to fetch.');
    this.#page = await this.#fetchPage(this.#params);
    this.#params = withToken(this.#params, this.#page.nextPageToken);
    this.#given = 0;
    return this.page;
  }

  /** Every item from here on; a second loop goes on where the first was left. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for (;;) {
      while (this.#given < this.pageLength) yield this.getItem(this.#given++);
      if (!this.hasNextPage()) return;
      await this.nextPage();
    }
  }
}

function withToken({ config, ...others }: PagedParameters, pageToken: string | undefined): PagedParameters {
  const { pageToken: _, ...settings } = config ?? {};
  return { ...others, config: pageToken ? { ...settings, pageToken } : settings };
}
