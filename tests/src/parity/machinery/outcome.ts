/** One request as the service saw it. */
export interface SentRequest {
  readonly line: string;
  /** The headers that carry meaning. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly constructing: boolean;
  /** `outcome`, `code`, `displayName` and the like. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Everything that one client did with one call. */
export interface Outcome {
  readonly requests: readonly SentRequest[];
  /** What the caller got, as JSON. */
  readonly result: unknown;
  readonly error: Failure | undefined;
  /** Lines written to the console. */
  readonly printed: readonly string[];
  /** Which of the caller's own objects were written to. */
  readonly mutated: readonly ('params' | 'options')[];
  /** All headers of each request. */
  readonly allHeaders: readonly Readonly<Record<string, string>>[];
}
