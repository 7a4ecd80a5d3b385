import type { DifferenceName } from '../differences.ts';
import type { RuleId } from '../rules.ts';
import type { Backend } from './backend.ts';

/** One call of a client, by name, with the parameters that both clients get a copy of. */
export type Call = readonly [method: CallName, params?: unknown];

/** `list/all` reads a listing through its iterator, `list/pages` with `nextPage()`; `list` looks at the pager alone. */
export type CallName =
  | `batches.${'create' | 'createEmbeddings' | 'get' | 'list' | 'list/all' | 'list/pages' | 'cancel' | 'delete'}`
  | `files.${'upload' | 'get' | 'list' | 'list/all' | 'delete' | 'download' | 'registerFiles'}`;

/** What the service answers; a text body is sent as it is, anything else as JSON. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The connection breaks instead (`network`), or nothing comes until the caller gives up (`silence`). */
  readonly instead?: 'network' | 'silence';
}

/** One call made on both clients, and what must be the same. */
export interface ParityCase {
  readonly title: string;
  readonly on: Backend;
  /** The rules that the call shows. */
  readonly covers: readonly RuleId[];
  /** Environment, beyond a bare one. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options of the client, in place of the backend's usual ones. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** `httpOptions` added to the options. */
  readonly http?: Readonly<Record<string, unknown>>;
  /** @default a `batches.get` */
  readonly call?: Call;
  /** One after another, the last for ever. @default what the service answers to such a request */
  readonly answers?: readonly Answer[];
  /** `server` sends over loopback HTTP, where the transport's own headers show. @default 'fetch' */
  readonly through?: 'fetch' | 'server';
  /** Timers run as fast as they can. */
  readonly fastTimers?: true;
  /** Method and URL of the first request: what the official client is known to send. */
  readonly sent?: string;
  /** The call is refused and nothing is sent. */
  readonly refused?: true;
  /** Where the clients differ on purpose: ours matches this, and the official one does not. */
  readonly differs?: Differing;
}

export interface Differing {
  readonly as: DifferenceName;
  /** What our outcome holds; see `Outcome`. The official outcome must not hold it. */
  readonly ours: Readonly<Record<string, unknown>>;
  /** What the official outcome holds, where the page of differences puts a number to it. */
  readonly theirs?: Readonly<Record<string, unknown>>;
}
