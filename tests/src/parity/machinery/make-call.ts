import { readFile } from 'node:fs/promises';
import type { Call } from './parity-case.ts';
import type { AnyClient } from './sides.ts';

/** More items than any table holds: a listing that reaches it would go on for ever. */
const ENDLESS = 12;

interface AnyPager extends AsyncIterable<unknown> {
  readonly page: readonly unknown[];
  hasNextPage(): boolean;
  nextPage(): Promise<readonly unknown[]>;
  getItem(index: number): unknown;
}

/** Makes the call and returns what its caller sees, as JSON. */
export async function makeCall(client: AnyClient, [method, params]: Call): Promise<unknown> {
  const [area, name, reading] = method.split(/[./]/) as ['batches' | 'files', string, string | undefined];
  const result = await client[area][name]?.(...(params === undefined ? [] : [params]));
  if (name === 'list') return asJson(await readListing(result as AnyPager, reading));
  if (name === 'download') return readDownload(params as { downloadPath?: string }, result);
  return asJson(result);
}

async function readListing(pager: AnyPager, reading: string | undefined): Promise<unknown> {
  if (reading === 'all') return readAll(pager);
  if (reading === 'pages') return readPages(pager);
  const { name, page, pageSize, pageLength, params, sdkHttpResponse } = pager as unknown as Record<string, unknown>;
  return {
    name,
    page,
    pageSize,
    pageLength,
    params,
    sdkHttpResponse,
    hasNextPage: pager.hasNextPage(),
    first: pager.getItem(0),
  };
}

async function readAll(pager: AnyPager): Promise<unknown> {
  const items: unknown[] = [];
  for await (const item of pager) {
    items.push(item === undefined ? 'undefined' : item);
    if (items.length === ENDLESS) return { endless: true };
  }
  return { items };
}

async function readPages(pager: AnyPager): Promise<unknown> {
  const pages: unknown[] = [pager.page];
  while (pager.hasNextPage()) {
    pages.push(await pager.nextPage());
    if (pages.length === ENDLESS) return { endless: true };
  }
  const afterTheLast = await pager.nextPage().catch((error: unknown) => (error as Error).message);
  return { pages, afterTheLast };
}

async function readDownload({ downloadPath }: { downloadPath?: string }, result: unknown): Promise<unknown> {
  return {
    written: downloadPath === undefined ? null : await readFile(downloadPath, 'utf8').catch(() => null),
    returned: result instanceof ReadableStream ? await new Response(result).text() : null,
  };
}

function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
