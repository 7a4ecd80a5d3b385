/** A call that would have left this machine and was stopped. */
export type BlockedCall = {
  /** What would have been sent: an HTTP request, a question to a name server, … */
  readonly kind: 'http' | 'websocket' | 'http2' | 'dns' | 'tcp' | 'udp';
  /** Where to: `GET https://example.com/v1/thing`, `lookup of example.com`, `192.0.2.1:80`. Never holds a query or a credential. */
  readonly target: string;
  /** Where in the program it was made, as far as that is known: a stack trace without its first line. */
  readonly stack: string;
};

/** One line for a log or an error: `offline: blocked GET https://example.com/v1/thing`. */
export function blockedLine({ kind, target }: Pick<BlockedCall, 'kind' | 'target'>): string {
  return kind === 'http' || kind === 'dns' ? `offline: blocked ${target}` : `offline: blocked ${kind} ${target}`;
}

/** What a client gets in place of an answer; `code` is `EOFFLINE`, which no client takes for a passing fault. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
  readonly code = 'EOFFLINE';
}

/** A report for people: each distinct call once, how often, and where it came from. `undefined` when there was none. */
export function blockedReport(calls: readonly BlockedCall[]): string | undefined {
  if (calls.length === 0) return undefined;
  const distinct = Map.groupBy(calls, blockedLine);
  const lines = [...distinct].map(([line, same]) => {
    const times = same.length > 1 ? ` (${same.length} times)` : '';
    const origin = firstOwnFrame(same[0]?.stack ?? '');
    return `  ${line}${times}${origin ? `\n      ${origin}` : ''}`;
  });
  return `${distinct.size === 1 ? 'A call' : `${distinct.size} calls`} would have left this machine:\n${lines.join('\n')}`;
}

/** The innermost line of the trace that is neither Node's nor a dependency's; none is known behind an event loop turn. */
function firstOwnFrame(stack: string): string | undefined {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .find(
      (line) => line.startsWith('at ') && !/node:|node_modules|mock-api\/(?:src|dist)\/(?:offline|doors)\//.test(line),
    );
}
