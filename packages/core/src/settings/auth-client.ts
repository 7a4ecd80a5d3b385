/**
 * Whatever can give request headers that authenticate: any version of google-auth-library's clients, or an object of
 * your own.
 */
export interface AuthClient {
  /**
   * Called before each attempt; keep the token as long as it is good.
   *
   * @param url The URL that is about to be requested.
   */
  getRequestHeaders(url?: string | URL): Promise<Headers | Record<string, string>>;
}
