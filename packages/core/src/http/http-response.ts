/** What is known of an answer besides its body. */
export interface HttpResponse {
  /** By name, in lower case. */
  headers?: Record<string, string>;
}
