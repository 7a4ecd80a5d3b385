import { ConnectionError } from '../errors/connection-error.ts';
import type { Outcome } from '../errors/outcome.ts';
import { causeCode, safeCause } from '../errors/safe-cause.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { type ApiRequest, describeCreated, describeRequest } from './api-request.ts';
import { isCertificateProblem } from './certificate-problem.ts';
import type { Connection } from './connection.ts';

/** Failures to find the host, to be let in by it, or to trust it: no request has left. */
const NEVER_CONNECTED =
  /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_WRONG_VERSION_NUMBER)$/;

/** The error for a request whose answer never came, or not whole. */
export function lostRequest(
  error: unknown,
  request: ApiRequest,
  connection: Connection,
  secrets: readonly string[],
): ConnectionError {
  const { host, port } = connection;
  const cause = safeCause(error, secrets);
  const code = causeCode(cause);
  const outcome = wasNeverSent(error, code) ? 'not-sent' : 'unknown';
  const reason = cause.cause instanceof Error ? cause.cause.message || code : cause.message;
  return new ConnectionError(
    `${describeRequest(request)} got no answer from ${host}:${port}: ${reason}.${whatNow(outcome, request)}`,
    { host, port, code, outcome, displayName: request.creates, cause },
  );
}

/** The error for a request that took longer than it was given. @param isTotal Whether it was the whole call that did. */
export function timedOutRequest(request: ApiRequest, connection: Connection, isTotal: boolean): TimeoutError {
  const timeoutMs = (isTotal ? connection.totalTimeoutMs : connection.timeoutMs) ?? 0;
  return new TimeoutError(
    `${describeRequest(request)} got no answer from ${connection.host}:${connection.port} within ${timeoutMs} ms ` +
      `(httpOptions.${isTotal ? 'totalTimeout' : 'timeout'}).${whatNow('unknown', request)}`,
    timeoutMs,
    { outcome: 'unknown', displayName: request.creates },
  );
}

function wasNeverSent(error: unknown, code: string | undefined): boolean {
  if (code !== undefined && (NEVER_CONNECTED.test(code) || isCertificateProblem(code))) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  // With several addresses to try, Node collects a failure for each.
  const failures: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  return failures.every((one) => one instanceof Error && 'syscall' in one && one.syscall === 'connect');
}

function whatNow(outcome: Outcome, request: ApiRequest): string {
  if (outcome === 'not-sent') return ' Nothing was sent. Check the network, and the base URL if you set one.';
  if (request.creates === undefined) return '';
  return (
    ` The service may have acted on it: look for ${describeCreated(request.creates)} ` +
    'before you create it again, or you may pay twice.'
  );
}
