import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** So often a message is not taken: with the pauses between it is on its way for a second, longer than servers live. */
const REFUSALS = 6;

/** Takes the messages of webhooks. */
export interface HookReceiver {
  readonly uri: string;
  /** Whether it was told of a batch's end, and has taken that. */
  hasTaken(batch: string): boolean;
  close(): void;
}

export async function receiveHooks(): Promise<HookReceiver> {
  const counts = new Map<string, number>();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { data } = (await json(request)) as { data: { id: string } };
    const count = (counts.get(data.id) ?? 0) + 1;
    counts.set(data.id, count);
    response.writeHead(count > REFUSALS ? 200 : 503).end();
  };
  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy()); // its sender was killed
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    uri: `http://127.0.0.1:${port}/`,
    hasTaken: (batch) => (counts.get(batch) ?? 0) > REFUSALS,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
