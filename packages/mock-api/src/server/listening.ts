import type { ServerType } from '@hono/node-server';
import { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** How long requests that are being answered may still take when the server is closed. */
const GRACE_MS = 500;

/** @returns the port. @throws RangeError, Error with `code: 'EADDRINUSE'` */
export function listen(server: ServerType, port: number, host: string): Promise<number> {
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new RangeError(`A port is a whole number from 0 (any free one) to 65535, not ${port}`);
  }
  if (server instanceof Server) {
    server.requestTimeout = 0; // a large upload takes as long as it takes
    server.keepAliveTimeout = 60_000; // Node's 5 s cut off clients that were about to use the connection again
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Takes no more calls, lets those under way end for a moment, then cuts what is left. */
export async function stopListening(server: ServerType): Promise<void> {
  if (!(server instanceof Server)) return;
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const grace = new AbortController();
  const patience = delay(GRACE_MS, undefined, { signal: grace.signal }).catch(() => {});
  // A connection that is kept alive turns idle when its answer has gone out.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  server.closeIdleConnections();
  await Promise.race([closed, patience]);
  clearInterval(sweep);
  grace.abort();
  server.closeAllConnections();
  await closed;
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const message = `Port ${port} on ${host} is taken, perhaps by another mock cloud. Choose another one, or 0 for any that is free.`;
  return Object.assign(new Error(message, { cause: error }), { code: error.code });
}
