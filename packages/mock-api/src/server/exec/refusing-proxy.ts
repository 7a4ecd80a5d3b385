import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { cloudNamedBy, isGoogleHost } from '../../doors/google-hosts.ts';
import { blockedLine, type BlockedCall } from '../../offline/blocked-call.ts';
import { isLoopbackHost } from '../../offline/loopback.ts';
import { listen } from '../listening.ts';

/** A proxy for programs that cannot be guarded from within. */
export interface RefusingProxy {
  readonly url: string;
  /** What it refused, in order. */
  readonly refused: readonly BlockedCall[];
  close(): void;
}

interface Target {
  readonly host: string;
  readonly port: number;
}

/**
 * Sends calls for Google's hosts to the mock server, lets those for this machine and for allowed hosts through, and refuses
 * all others, in its answer and in its list.
 *
 * @param mockPort Of a server on 127.0.0.1 that speaks TLS and plain HTTP on one port.
 */
export async function startRefusingProxy(mockPort: number, allow: readonly string[]): Promise<RefusingProxy> {
  const refused: BlockedCall[] = [];
  const allowed = new Set(allow.map((host) => host.toLowerCase()));

  /** Where a call goes in truth; undefined when it goes nowhere. */
  function route({ host, port }: Target): Target | undefined {
    const name = host.toLowerCase().replace(/\.$/, '');
    if (isGoogleHost(name) || cloudNamedBy(name) !== undefined) return { host: '127.0.0.1', port: mockPort };
    return isLoopbackHost(name) || allowed.has(name) ? { host, port } : undefined;
  }

  function refuse(target: string): string {
    const call: BlockedCall = { kind: 'http', target, stack: '' };
    refused.push(call);
    return `${blockedLine(call)}\n`;
  }

  const server = createServer((incoming, outgoing) => {
    const url = URL.parse(incoming.url ?? '');
    const target = url?.protocol === 'http:' ? route(targetOf(url, 80)) : undefined;
    if (url && target) forward(incoming, outgoing, url, target);
    else
      outgoing.writeHead(403).end(refuse(`${incoming.method} ${url ? url.origin + url.pathname : 'what is no URL'}`));
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const authority = incoming.url ?? '';
    const url = URL.parse(`http://${authority}`);
    const target = url && route(targetOf(url, 443));
    if (!target) {
      socket.end(
        `HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n${refuse(`CONNECT ${authority}`)}`,
      );
      return;
    }
    const onward = connect(target.port, target.host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    refused,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function targetOf({ hostname, port }: URL, usualPort: number): Target {
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usualPort : Number(port) };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, url: URL, { host, port }: Target): void {
  const { method = 'GET', rawHeaders } = incoming;
  const onward = httpRequest({ host, port, method, path: url.pathname + url.search, headers: rawHeaders });
  onward.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
