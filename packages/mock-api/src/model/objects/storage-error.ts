/** Cloud Storage said no. The service that translates it knows how that looks on the wire. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  /** HTTP status, e.g. `404`. */
  readonly status: number;
  /** Cloud Storage's name for it, e.g. `notFound`, `conditionNotMet`. */
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}
