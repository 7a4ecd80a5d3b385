import { redactText } from './redact.ts';

/** How far down a chain of causes is worth telling. */
const DEEPEST_CAUSE = 4;

/**
 * What lay under a failure, told anew: name, message and code of each cause. The original may hold the request with
 * its credentials (a custom `fetch`, an auth library), or quote a header.
 */
export function safeCause(error: unknown, secrets: readonly string[], depth = 0): Error {
  if (!(error instanceof Error)) return new Error(redactText(String(error), secrets));
  const hasCause = error.cause !== undefined && depth < DEEPEST_CAUSE;
  const safe = new Error(
    redactText(error.message, secrets),
    hasCause ? { cause: safeCause(error.cause, secrets, depth + 1) } : {},
  );
  safe.name = redactText(error.name, secrets);
  safe.stack = redactText(error.stack ?? '', secrets);
  const code = causeCode(error);
  return code === undefined ? safe : Object.assign(safe, { code: redactText(code, secrets) });
}

/** Node's name for a failure (`ECONNREFUSED`), from the error or what caused it. */
export function causeCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth <= DEEPEST_CAUSE; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
