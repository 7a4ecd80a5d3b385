import { getRequestListener } from '@hono/node-server';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import { mockApp } from '../app.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { isBreakingOff } from '../services/faults/connection-reset.ts';
import { isLost } from '../services/observe.ts';
import { TextResponse } from '../services/text-response.ts';
import type { Guard } from './guard.ts';
import type { AnsweringServer } from './listening.ts';
import { checkingIntervalMs, limitBody, limitServer, type Patience } from './patience.ts';
import { reset, resetWhenBroken } from './reset.ts';
import { sendText } from './send-text.ts';
import { onOnePort } from './tls/one-port.ts';
import type { ServerIdentity } from './tls/server-identity.ts';

/** Servers that do not listen yet. */
export interface OpenServers {
  /** What is to listen. */
  readonly front: Server;
  /** What answers: the same, or those that it hands connections to. */
  readonly answering: readonly AnsweringServer[];
  /** The TCP connections that are open. */
  readonly connections: ReadonlySet<Socket>;
}

interface ServersOptions {
  readonly host: string;
  readonly guard: Guard;
  readonly patience: Patience;
  /** For TLS beside plain HTTP. */
  readonly identity: ServerIdentity | undefined;
}

/** Makes what answers calls to a cloud. */
export function openServers(cloud: MockCloud, { host, guard, patience, identity }: ServersOptions): OpenServers {
  const app = mockApp();
  const connections = new Set<Socket>();
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      if (incoming instanceof IncomingMessage) limitBody(incoming, patience);
      const answer =
        guard(request, incoming.url ?? '') ?? (await app.fetch(request, { cloud, rawHeaders: incoming.rawHeaders }));
      if (answer instanceof TextResponse && outgoing instanceof ServerResponse) return sendText(outgoing, answer);
      if (isLost(answer)) return reset(incoming, connections);
      return isBreakingOff(answer) ? resetWhenBroken(answer, incoming) : answer;
    },
    // The adapter would put classes of its own in place of this process's Request and Response.
    { hostname: host, overrideGlobalObjects: false },
  );
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => void listener(incoming, outgoing);
  const options = { connectionsCheckingInterval: checkingIntervalMs(patience) };
  const plain = createServer(options, answer);
  const secure = identity && createSecureServer({ ...options, key: identity.key, cert: identity.cert }, answer);
  const answering = secure ? [plain, secure] : [plain];
  const front = secure ? onOnePort(plain, secure) : plain;
  limitServer(front, answering, patience);
  front.on('connection', (connection: Socket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return { front, answering, connections };
}
