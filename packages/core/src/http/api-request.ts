/** One request to the service, before it is known where and with which credentials it goes. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path below version, project and location, e.g. `batchPredictionJobs/123:cancel`. */
  readonly path: string;
  /** `start` for a path below `upload/` and the version; else the address that a started upload goes to, in place of the path. */
  readonly upload?: 'start' | URL;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Sent as they are, in place of a JSON body. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Over those of the connection; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Display name of what the request creates, empty for none; a failure then says whether it may exist. */
  readonly creates?: string;
  /** What becomes of a successful answer: it says nothing (`{}`, or no body), is handed on as text, or as a stream. @default JSON */
  readonly answer?: 'ignored' | 'text' | 'stream';
  /**
   * Whether the request may be sent again after a failure that leaves open what came of it. `once` is for those whose
   * sender sees to that itself. @default for GET and DELETE; a POST is sent again only where nothing can have come of it
   */
  readonly repeat?: 'always' | 'once';
}

/** The request as errors tell it: `POST …/batchPredictionJobs`. */
export function describeRequest(request: ApiRequest): string {
  return `${request.method} …/${request.path}`;
}

/** What to look for when it is unknown whether the request created it. */
export function describeCreated(creates: string): string {
  return creates === '' ? 'a job without a display name' : `a job with the display name ${JSON.stringify(creates)}`;
}
