import type { Socket } from 'node:net';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/**
 * Resets the connection that a request came by.
 *
 * @param connections TCP connections, among them that one.
 * @returns What tells the adapter that there is nothing to send
 */
export function reset({ socket }: { readonly socket: Socket }, connections: Iterable<Socket>): Response {
  const carrier = carrierOf(socket, connections);
  if (carrier) carrier.resetAndDestroy();
  else socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** A TLS socket cannot be reset, nor does it tell what carries it: that is the connection with the same ends, while it is open. */
function carrierOf(socket: Socket, connections: Iterable<Socket>): Socket | undefined {
  return Iterator.from(connections).find(
    ({ remoteAddress, remotePort, localAddress }) =>
      remoteAddress === socket.remoteAddress &&
      remotePort === socket.remotePort &&
      localAddress === socket.localAddress,
  );
}

/** The same answer, at whose break the connection is reset; the adapter would print the error. */
export function resetWhenBroken({ body, status, headers }: Response, socket: { readonly socket: Socket }): Response {
  return new Response(body && ReadableStream.from(untilBroken(body, socket)), { status, headers });
}

async function* untilBroken(
  body: AsyncIterable<Uint8Array>,
  { socket }: { readonly socket: Socket },
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* body;
  } catch {
    socket.destroy();
  }
}
