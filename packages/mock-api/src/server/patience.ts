import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:net';
import { checkOptions, type ChecksOf } from '../model/options/check-options.ts';
import { number } from '../model/options/checks.ts';
import type { AnsweringServer } from './listening.ts';

/** How long a server waits for its clients, and how many it serves. */
export interface Patience {
  /** For the headers of a request, in milliseconds. @default 60_000 */
  readonly headersTimeoutMs: number;
  /** For the next bytes of a request's body, in milliseconds: a large upload takes as long as it takes. @default 120_000 */
  readonly bodyTimeoutMs: number;
  /** Connections at once; more are cut. @default 4096 */
  readonly maxConnections: number;
}

const defaults: Patience = { headersTimeoutMs: 60_000, bodyTimeoutMs: 120_000, maxConnections: 4096 };

const within31Bits = number(
  'a whole number from 1 to 2147483647',
  (value) => Number.isInteger(value) && value > 0 && value < 2 ** 31,
);

const checks: ChecksOf<Patience> = {
  headersTimeoutMs: within31Bits,
  bodyTimeoutMs: within31Bits,
  maxConnections: within31Bits,
};

/** @throws RangeError, TypeError */
export function patienceOf(options: Partial<Patience> = {}): Patience {
  return { ...defaults, ...checkOptions(options, checks, 'patience') };
}

/** Sets how patient servers are. */
export function limitServer(server: Server, answering: readonly AnsweringServer[], patience: Patience): void {
  server.maxConnections = patience.maxConnections;
  for (const each of answering) {
    each.headersTimeout = patience.headersTimeoutMs;
    each.requestTimeout = 0; // of the whole request: see `limitBody`
    each.keepAliveTimeout = 60_000; // Node's 5 s cut off clients that were about to use the connection again
  }
}

/** How often Node looks for requests whose headers are late. */
export function checkingIntervalMs({ headersTimeoutMs }: Patience): number {
  return Math.min(30_000, Math.max(50, Math.floor(headersTimeoutMs / 2)));
}

/** Cuts the connection when no byte of the body comes for too long; an upload keeps what has come. */
export function limitBody(incoming: IncomingMessage, { bodyTimeoutMs }: Patience): void {
  if (incoming.complete || !hasBody(incoming)) return;
  const { socket } = incoming;
  const giveUp = (): void => void socket.destroy();
  socket.setTimeout(bodyTimeoutMs, giveUp);
  incoming.once('close', () => {
    socket.setTimeout(0);
    socket.off('timeout', giveUp);
  });
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
