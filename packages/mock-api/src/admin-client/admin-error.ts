/** A mock server refused a call of its own API. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  /** HTTP status. */
  readonly status: number;
  /** Google's name for it, e.g. `INVALID_ARGUMENT`. */
  readonly code: string;

  constructor(call: string, answer: { status: number; code: string; message: string }) {
    super(`${call} answered ${answer.status} ${answer.code}: ${answer.message}`);
    this.status = answer.status;
    this.code = answer.code;
  }
}
