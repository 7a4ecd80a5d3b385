import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** Resets the connection that a request came by. @returns What tells the adapter that there is nothing to send */
export function reset({ socket }: { readonly socket: Socket }): Response {
  // There is no such way for a TLS socket.
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
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
