import type { Server as PlainServer } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How long requests that are being answered may still take when the server is closed. */
const GRACE_MS = 500;

/** What answers requests, be it that it listens itself or is handed connections. */
export type AnsweringServer = Pick<
  PlainServer | SecureServer,
  'closeAllConnections' | 'closeIdleConnections' | 'headersTimeout' | 'keepAliveTimeout' | 'requestTimeout'
>;

/** @returns the port. @throws RangeError, Error with `code: 'EADDRINUSE'` */
export function listen(server: Server, port: number, host: string): Promise<number> {
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new RangeError(`A port is a whole number from 0 (any free one) to 65535, not ${port}`);
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * Takes no more calls, lets those under way end for a moment, then cuts what is left.
 *
 * @param server What listens. @param answering What answers: the same, or those that it hands connections to
 * @param cut Cuts connections that none of them has yet.
 */
export async function stopListening(
  server: Server,
  answering: readonly AnsweringServer[],
  cut: () => void,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const closeIdle = (): void => {
    for (const each of answering) each.closeIdleConnections();
  };
  const grace = new AbortController();
  const patience = delay(GRACE_MS, undefined, { signal: grace.signal }).catch(() => {});
  // A connection that is kept alive turns idle when its answer has gone out.
  const sweep = setInterval(closeIdle, 20);
  closeIdle();
  await Promise.race([closed, patience]);
  clearInterval(sweep);
  grace.abort();
  for (const each of answering) each.closeAllConnections();
  cut();
  await closed;
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const message = `Port ${port} on ${host} is taken, perhaps by another mock cloud. Choose another one, or 0 for any that is free.`;
  return Object.assign(new Error(message, { cause: error }), { code: error.code });
}
