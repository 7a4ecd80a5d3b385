import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ServerResponse } from 'node:http';
import type { TextResponse } from '../services/text-response.ts';

/**
 * Sends an answer whose body is known as a text in one piece, head and all.
 *
 * @returns What tells the adapter that there is nothing to send
 */
export function sendText(outgoing: ServerResponse, { content, headers, status }: TextResponse): Response {
  for (const [name, value] of headers) outgoing.appendHeader(name, value);
  outgoing.writeHead(status, { 'content-length': Buffer.byteLength(content) }).end(content);
  return RESPONSE_ALREADY_SENT;
}
