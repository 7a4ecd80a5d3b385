import type { BatchBackend } from '../backends/batch-backend.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { type ApiRequest, describeRequest } from '../http/api-request.ts';
import type { Answer } from '../http/send-request.ts';
import type { Page } from '../paging/pager.ts';
import type { BatchJob } from './batch-job.ts';

/** @throws InvalidResponseError when something in the list is no job. */
export function readJobPage({ body, headers }: Answer, backend: BatchBackend, request: ApiRequest): Page<BatchJob> {
  const { [backend.listKey]: items, nextPageToken } = (body ?? {}) as Record<string, unknown>;
  return {
    // JSON leaves out an empty list.
    items: (Array.isArray(items) ? items : []).map((item: unknown) => {
      const job = backend.readJob(item);
      if (job !== undefined) return job;
      throw new InvalidResponseError(
        `${describeRequest(request)} was answered with a list in which something is no batch job: it has no name.`,
        { status: 200 },
      );
    }),
    nextPageToken: typeof nextPageToken === 'string' ? nextPageToken : undefined,
    sdkHttpResponse: { headers: Object.fromEntries(headers) },
  };
}
