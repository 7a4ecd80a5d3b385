/** BigQuery's own names for what went wrong, with the HTTP status that each travels under. */
export const bigqueryReasons = {
  accessDenied: 403,
  authError: 401,
  backendError: 503,
  duplicate: 409,
  internalError: 500,
  invalid: 400,
  invalidQuery: 400,
  notFound: 404,
  notImplemented: 501,
  parseError: 400,
  required: 400,
  resourceInUse: 400,
  stopped: 200,
} as const;

/** @see https://cloud.google.com/bigquery/docs/error-messages */
export type BigQueryReason = keyof typeof bigqueryReasons;

/** BigQuery said no: to a call, or to a job that had been accepted. The service that translates it knows how that looks on the wire. */
export class BigQueryError extends Error {
  override readonly name = 'BigQueryError';
  readonly reason: BigQueryReason;
  /** What it is about: a query, a column, a `gs://` URI. */
  readonly location: string | undefined;

  constructor(reason: BigQueryReason, message: string, location?: string) {
    super(message);
    this.reason = reason;
    this.location = location;
  }
}
