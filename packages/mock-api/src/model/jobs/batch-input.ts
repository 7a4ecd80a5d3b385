/** The rows of a batch, after they were checked. */
export interface BatchInput {
  /** Rows that stood in the call: one JSON text each. Undefined for rows in a file. */
  readonly inlined?: readonly string[];
  readonly requestCount: number;
  /** Of all requests, by the mock's rule of thumb. */
  readonly tokens: number;
}
