import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import type { Answer } from '../http/send-request.ts';
import type { Page } from '../paging/pager.ts';
import type { File } from './file.ts';

/** Whether an answer, or a part of it, is a file. Files are handed on as they came, with fields of later versions. */
export function isFile(value: unknown): value is File {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}

/** @throws InvalidResponseError when there is no list, or something in it is no file. */
export function readFilePage({ body, headers, status }: Answer): Page<File> {
  const { files, nextPageToken } = body as { files?: unknown; nextPageToken?: unknown };
  const items: unknown = files ?? []; // JSON leaves out an empty list.
  if (Array.isArray(items) && items.every(isFile)) {
    return {
      items,
      nextPageToken: typeof nextPageToken === 'string' ? nextPageToken : undefined,
      sdkHttpResponse: { headers: Object.fromEntries(headers) },
    };
  }
  const problem = Array.isArray(items) ? 'a list in which something is no file: it has no name' : 'no list in files';
  throw new InvalidResponseError(`GET …/files was answered with ${problem}. Check the base URL.`, { status });
}
