/** A request for a token is refused, in the words of RFC 6749. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  /** HTTP status: 400, or 401 for an unknown client. */
  readonly status: number;
  /** E.g. `invalid_grant`. */
  readonly error: string;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}
