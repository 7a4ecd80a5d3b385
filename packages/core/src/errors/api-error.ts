import { GenaiBatchError } from './genai-batch-error.ts';

/** A field of the request that the service refused. https://google.aip.dev/193 (`google.rpc.BadRequest`) */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** What an {@link ApiError} is made of; `message` and `status` suffice, as in the official SDK. */
export interface ApiErrorInfo {
  message: string;
  status: number;
  code?: string | undefined;
  reason?: string | undefined;
  fieldViolations?: readonly FieldViolation[] | undefined;
  retryDelayMs?: number | undefined;
  requestId?: string | undefined;
  body?: unknown;
  outcome?: 'unknown' | undefined;
  displayName?: string | undefined;
}

/**
 * The service answered, and its answer was an error. The message reads well alone in a log:
 * `POST …/batchPredictionJobs answered 403 PERMISSION_DENIED: …`, and then what to do.
 *
 * @see https://google.aip.dev/193
 */
export class ApiError extends GenaiBatchError {
  override readonly name = 'ApiError';
  /** HTTP status, e.g. `429`. */
  readonly status: number;
  /** Google's name for it, e.g. `RESOURCE_EXHAUSTED`; empty when the answer did not carry one. */
  readonly code: string;
  /** The finer reason, e.g. `SERVICE_DISABLED` (`google.rpc.ErrorInfo`). */
  readonly reason?: string;
  readonly fieldViolations: readonly FieldViolation[];
  /** How long the service asks to wait before the next try, in milliseconds. */
  readonly retryDelayMs?: number;
  /** What Google's support asks for. */
  readonly requestId?: string;
  /** The answer's body, parsed when it was JSON, without credentials. */
  readonly body?: unknown;
  /**
   * `unknown` when the request may have worked all the same: it was to create something and the service failed on the way,
   * or it was to cancel or delete, and an earlier attempt of the call got no usable answer.
   */
  readonly outcome?: 'unknown';
  /** Display name of what the request was to create. */
  readonly displayName?: string;

  constructor(info: ApiErrorInfo) {
    super(info.message);
    this.status = info.status;
    this.code = info.code ?? '';
    this.fieldViolations = info.fieldViolations ?? [];
    if (info.reason !== undefined) this.reason = info.reason;
    if (info.retryDelayMs !== undefined) this.retryDelayMs = info.retryDelayMs;
    if (info.requestId !== undefined) this.requestId = info.requestId;
    if (info.body !== undefined) this.body = info.body;
    if (info.outcome !== undefined) this.outcome = info.outcome;
    if (info.displayName !== undefined) this.displayName = info.displayName;
  }
}
