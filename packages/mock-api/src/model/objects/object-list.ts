import { compareNames } from './names.ts';
import { StorageError } from './storage-error.ts';

/** Which names to list, and how many. */
export interface ListOptions {
  /** Only names that start with this. */
  prefix?: string | undefined;
  /** Names that have this after the prefix are told as one prefix up to it, as if it were a folder. */
  delimiter?: string | undefined;
  /** Only names from this one on. */
  startOffset?: string | undefined;
  /** Only names before this one. */
  endOffset?: string | undefined;
  /** List an object whose name ends in its only delimiter as well as the prefix. @default false */
  includeTrailingDelimiter?: boolean | undefined;
  /** Only names that this says yes to. */
  matches?: ((name: string) => boolean) | undefined;
  /** Names and prefixes on a page. @default 1000 */
  maxResults?: number | undefined;
  /** Where an earlier page stopped. */
  pageToken?: string | undefined;
  /** The name in a sorted entry that says more than a name. @default the entry itself */
  nameOf?: ((entry: string) => string) | undefined;
}

export interface ListedNames {
  names: string[];
  prefixes: string[];
  /** Missing on the last page. */
  nextPageToken?: string;
}

/** One page of sorted `names`. A token is only given when there is something after the page. */
export function listNames(sorted: readonly string[], options: ListOptions): ListedNames {
  const { prefix = '', delimiter, endOffset, nameOf = String } = options;
  const maxResults = Math.max(1, options.maxResults ?? 1000);
  const page: ListedNames = { names: [], prefixes: [] };
  let after = options.pageToken === undefined ? undefined : readPageToken(options.pageToken);
  let taken = 0;
  for (let at = firstFrom(sorted, prefix, options.startOffset, after?.last); at < sorted.length; at += 1) {
    const entry = sorted[at]!;
    const name = nameOf(entry);
    if (!name.startsWith(prefix)) break;
    if (endOffset && compareNames(name, endOffset) >= 0) break;
    if (options.matches?.(name) === false) continue;
    const folder = folderOf(name, prefix, delimiter);
    const isNewFolder = folder !== undefined && !startsInFolder(after, folder) && page.prefixes.at(-1) !== folder;
    const isName =
      (folder === undefined || (options.includeTrailingDelimiter === true && folder === name)) &&
      (after === undefined || compareNames(entry, after.last) > 0);
    if (!isNewFolder && !isName) continue;
    if (taken >= maxResults) {
      page.nextPageToken = writePageToken(after!);
      return page;
    }
    if (isNewFolder) page.prefixes.push(folder);
    if (isName) page.names.push(entry);
    taken += 1;
    after = folder === undefined ? { last: entry } : { last: entry, folder };
  }
  return page;
}

/** The last name looked at, and the prefix it was told as. */
interface Mark {
  last: string;
  folder?: string;
}

function startsInFolder(after: Mark | undefined, folder: string): boolean {
  return after?.folder === folder;
}

function folderOf(name: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (!delimiter) return undefined;
  const at = name.indexOf(delimiter, prefix.length);
  return at === -1 ? undefined : name.slice(0, at + delimiter.length);
}

function firstFrom(sorted: readonly string[], ...bounds: (string | undefined)[]): number {
  let from = '';
  for (const bound of bounds) if (bound !== undefined && compareNames(bound, from) > 0) from = bound;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareNames(sorted[middle]!, from) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writePageToken(mark: Mark): string {
  return Buffer.from(JSON.stringify([mark.last, mark.folder])).toString('base64url');
}

function readPageToken(token: string): Mark {
  const [last, folder] = parseList(Buffer.from(token, 'base64url').toString());
  if (typeof last === 'string') return typeof folder === 'string' ? { last, folder } : { last };
  throw new StorageError(400, 'invalid', 'Invalid argument: the page token is not one that this service gave.');
}

function parseList(json: string): unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
