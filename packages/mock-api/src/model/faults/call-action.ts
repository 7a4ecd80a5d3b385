import { googleStatuses, type GoogleStatus } from '../google-status.ts';
import { FaultError } from './fault-error.ts';

/** What a fault does to a call. */
export type CallAction =
  | {
      readonly kind: 'error';
      readonly http: number;
      readonly status: GoogleStatus;
      readonly afterBytes?: number;
      /** Why, of several reasons that a status has. */
      readonly reason?: 'USER_PROJECT_DENIED';
    }
  | { readonly kind: 'reset'; readonly afterBytes?: number }
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'broken-download'; readonly afterBytes?: number }
  | { readonly kind: 'broken-last-chunk'; readonly afterBytes: number }
  | { readonly kind: 'truncate'; readonly afterBytes?: number }
  | { readonly kind: 'corrupt'; readonly afterBytes?: number }
  | { readonly kind: 'stall'; readonly ms: number; readonly afterBytes?: number }
  | { readonly kind: 'lose-upload' }
  | { readonly kind: 'redirect'; readonly http: number };

const BYTES = String.raw`(?<bytes>\d+)(?<unit>[BKM])(?:iB)?`;
const SPAN = String.raw`(?<span>\d+(?:\.\d+)?)(?<spanUnit>ms|s)`;

type Groups = Readonly<Partial<Record<string, string>>>;

const forms: readonly (readonly [form: RegExp, read: (groups: Groups) => CallAction | undefined])[] = [
  [/^expired-token$/, () => ({ kind: 'error', http: 401, status: 'UNAUTHENTICATED' })],
  [/^permission-denied$/, () => ({ kind: 'error', http: 403, status: 'PERMISSION_DENIED' })],
  [
    /^user-project-denied$/,
    () => ({ kind: 'error', http: 403, status: 'PERMISSION_DENIED', reason: 'USER_PROJECT_DENIED' }),
  ],
  [new RegExp(`^return-(?<http>[45]\\d\\d)(?:-after-${BYTES})?$`), errorOf],
  [/^(?:reset|return-reset-connection)$/, () => ({ kind: 'reset' })],
  [new RegExp(`^return-reset-connection-after-${BYTES}$`), (groups) => ({ kind: 'reset', ...afterBytes(groups) })],
  [/^reset-after$/, () => ({ kind: 'reset-after' })],
  [
    new RegExp(`^return-broken-stream(?:-after-${BYTES})?$`),
    (groups) => ({ kind: 'broken-download', ...afterBytes(groups) }),
  ],
  [
    new RegExp(`^return-broken-stream-final-chunk-after-${BYTES}$`),
    (groups) => ({ kind: 'broken-last-chunk', afterBytes: 0, ...afterBytes(groups) }),
  ],
  [new RegExp(`^truncate(?:-after-${BYTES})?$`), (groups) => ({ kind: 'truncate', ...afterBytes(groups) })],
  [new RegExp(`^return-corrupted-data(?:-after-${BYTES})?$`), (groups) => ({ kind: 'corrupt', ...afterBytes(groups) })],
  [new RegExp(`^latency-${SPAN}$`), (groups) => ({ kind: 'stall', ms: spanMs(groups) })],
  [
    new RegExp(`^stall-for-${SPAN}(?:-after-${BYTES})?$`),
    (groups) => ({ kind: 'stall', ms: spanMs(groups), ...afterBytes(groups) }),
  ],
  [/^lose-upload$/, () => ({ kind: 'lose-upload' })],
  [/^redirect-(?<http>30[12378])$/, ({ http }) => ({ kind: 'redirect', http: Number(http) })],
];

/** Reads the word for a fault in calls; undefined when it is none. @throws FaultError for a span that is too long */
export function readCallAction(word: string): CallAction | undefined {
  if (Object.hasOwn(googleStatuses, word)) {
    const status = word as GoogleStatus;
    return { kind: 'error', http: googleStatuses[status].http, status };
  }
  for (const [form, read] of forms) {
    const match = form.exec(word);
    if (match) return read(match.groups ?? {});
  }
  return undefined;
}

/** What a status is called where several share its number, or none has it. */
const statusOf: Readonly<Record<number, GoogleStatus>> = {
  400: 'INVALID_ARGUMENT',
  408: 'DEADLINE_EXCEEDED',
  409: 'ABORTED',
  412: 'FAILED_PRECONDITION',
  500: 'INTERNAL',
  502: 'UNAVAILABLE',
};

function errorOf(groups: Groups): CallAction {
  const http = Number(groups['http']);
  const known = Object.entries(googleStatuses).find(([, codes]) => codes.http === http)?.[0] as
    | GoogleStatus
    | undefined;
  return { kind: 'error', http, status: statusOf[http] ?? known ?? 'UNKNOWN', ...afterBytes(groups) };
}

function afterBytes({ bytes, unit }: Groups): { afterBytes?: number } {
  if (bytes === undefined) return {};
  return { afterBytes: Number(bytes) * (unit === 'K' ? 1024 : unit === 'M' ? 1_048_576 : 1) };
}

/** Longer ones make Node's timers go off at once. */
const LONGEST_SPAN_MS = 2_147_483_647;

function spanMs({ span, spanUnit = '' }: Groups): number {
  const ms = Number(span) * (spanUnit === 's' ? 1000 : 1);
  if (ms <= LONGEST_SPAN_MS) return ms;
  throw new FaultError(`A fault takes at most ${LONGEST_SPAN_MS}ms, which are 24 days, not ${span}${spanUnit}.`);
}
