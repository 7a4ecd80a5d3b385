import type { BatchBackend } from '../backends/batch-backend.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { type ApiRequest, describeRequest } from '../http/api-request.ts';
import type { Answer } from '../http/send-request.ts';
import type { Page } from '../paging/pager.ts';
import type { BatchJob } from './batch-job.ts';

/** @throws InvalidResponseError when there is no list, or something in it is no job. */
export function readJobPage(
  { body, headers, status }: Answer,
  backend: BatchBackend,
  request: ApiRequest,
): Page<BatchJob> {
  const { [backend.listKey]: list, nextPageToken } = body as Record<string, unknown>;
  const items = list ?? []; // JSON leaves out an empty list.
  if (!Array.isArray(items)) {
    throw new InvalidResponseError(
      `${describeRequest(request)} was answered with something that is no list in ${backend.listKey}. Check the base URL.`,
      { status },
    );
  }
  return {
    items: items.map((item: unknown) => {
      const job = backend.readJob(item);
      if (job !== undefined) return job;
      throw new InvalidResponseError(
        `${describeRequest(request)} was answered with a list in which something is no batch job: it has no name.`,
        { status },
      );
    }),
    nextPageToken: typeof nextPageToken === 'string' ? nextPageToken : undefined,
    sdkHttpResponse: { headers: Object.fromEntries(headers) },
  };
}
