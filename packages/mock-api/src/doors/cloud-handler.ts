import { RequestHandler } from 'msw';
import type { MockCloud } from '../model/mock-cloud.ts';
import { ServiceError } from '../model/service-error.ts';
import { isFetchFailed } from '../services/faults/connection-reset.ts';
import { errorAnswer } from '../services/google-error.ts';
import { findCloud, type Tenant } from './find-cloud.ts';
import { cloudNamedBy, hostnameOf, isGoogleHost } from './google-hosts.ts';

type Run = RequestHandler['run'];

/** What the handler has to know of a cloud: whose calls are its own, and how to answer one. */
export type AnsweringCloud = Tenant & Pick<MockCloud, 'fetch'>;

/**
 * Answers every call to one of Google's hosts from the cloud that the call is for.
 *
 * It overrides `run`, where MSW would clone the request: an unread clone holds the whole body of an upload in memory.
 */
export class CloudHandler extends RequestHandler {
  readonly #openClouds: () => readonly AnsweringCloud[];

  /** @param openClouds Asked anew at each call. */
  constructor(openClouds: () => readonly AnsweringCloud[]) {
    super({ info: { header: 'mock cloud' }, resolver: () => undefined });
    this.#openClouds = openClouds;
  }

  override predicate({ request }: { request: Request }): boolean {
    return accepts(request);
  }

  override log(): void {
    // the cloud keeps a journal of its own
  }

  override async run({ request, requestId }: Parameters<Run>[0]): ReturnType<Run> {
    if (!accepts(request)) return null;
    return { handler: this, request, requestId, response: await this.#answer(request), parsedResult: {} };
  }

  async #answer(request: Request): Promise<Response> {
    try {
      const cloud = await findCloud(request, this.#openClouds());
      return await cloud.fetch(request);
    } catch (error) {
      if (error instanceof ServiceError) return errorAnswer(error);
      // MSW would answer an error of ours with a status of 500.
      if (isFetchFailed(error)) return Response.error();
      throw error;
    }
  }
}

/** Whether a request is the mock cloud's to answer. A `CONNECT` request, with `host:port` for a URL, never is. */
export function accepts({ url: address }: Request): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  const host = hostnameOf(url);
  return isGoogleHost(host) || cloudNamedBy(host) !== undefined;
}
