/** Why the service failed a row. Named as Google names errors everywhere. https://google.aip.dev/193 */
export interface RowError {
  /** HTTP status, e.g. `429`. 500 where the service gave none. */
  readonly status: number;
  /** Google's name for it, e.g. `RESOURCE_EXHAUSTED`. `UNKNOWN` where the service gave none. */
  readonly code: string;
  /** The service's own words; the whole text where it is in no known form. */
  readonly message: string;
  /** Whether the same row, sent again later, may succeed. */
  readonly retryable: boolean;
}
