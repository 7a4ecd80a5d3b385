import type { Socket } from 'node:net';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** Resets the connection that a request came by. @returns What tells the adapter that there is nothing to send */
export function reset({ socket }: { readonly socket: Socket }): Response {
  socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
