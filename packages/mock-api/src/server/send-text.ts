import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ServerResponse } from 'node:http';
import type { TextResponse } from '../services/text-response.ts';

/**
 * Sends an answer whose body is known as a text in one piece, head and all.
 *
 * @returns What tells the adapter that there is nothing to send
 */
export function sendText(outgoing: ServerResponse, { content, plainHeaders, status }: TextResponse): Response {
  outgoing.writeHead(status, { ...plainHeaders, 'content-length': Buffer.byteLength(content) }).end(content);
  return RESPONSE_ALREADY_SENT;
}
