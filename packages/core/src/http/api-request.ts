/** One request to the service, before it is known where and with which credentials it goes. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path below version, project and location, e.g. `batchPredictionJobs/123:cancel`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Display name of what the request creates, empty for none; a failure then says whether it may exist. */
  readonly creates?: string;
  /** Set when a successful answer says nothing more, and may be empty. */
  readonly ignoresAnswer?: true;
}

/** The request as errors tell it: `POST …/batchPredictionJobs`. */
export function describeRequest(request: ApiRequest): string {
  return `${request.method} …/${request.path}`;
}

/** What to look for when it is unknown whether the request created it. */
export function describeCreated(creates: string): string {
  return creates === '' ? 'a job without a display name' : `a job with the display name ${JSON.stringify(creates)}`;
}
