/** When, how often and how soon a request that failed is sent again. Delays are in seconds, as in the official SDK. */
export interface HttpRetryOptions {
  /** Attempts in all, the first among them; 0 and 1 turn retries off. @default 3, whatever else is set; the official SDK's is 5 */
  attempts?: number | undefined;
  /** Seconds before the second attempt. @default 1 */
  initialDelay?: number | undefined;
  /** Longest delay, in seconds. When the service asks for a longer one (`Retry-After`), the call fails at once. @default 60 */
  maxDelay?: number | undefined;
  /** By how much the delay grows with each attempt. @default 2 */
  expBase?: number | undefined;
  /** Above 0, each delay is made up to twice as long, at random. @default 1 */
  jitter?: number | undefined;
  /** HTTP statuses after which a request is sent again. @default [408, 429, 500, 502, 503, 504] */
  httpStatusCodes?: number[] | undefined;
}
