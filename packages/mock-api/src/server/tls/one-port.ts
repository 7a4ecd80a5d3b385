import type { Server as PlainServer } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';

/** The first byte of a TLS connection: a handshake's. No request of plain HTTP begins with it. */
const HANDSHAKE = 0x16;
/** A connection that says nothing is cut after so long. */
const SILENCE_MS = 60_000;

/** Serves TLS and plain HTTP on one port: the first byte of a connection tells which it is. */
export function onOnePort(plain: PlainServer, secure: SecureServer): Server {
  const front = createServer((socket) => {
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
    socket.on('error', () => {}); // until a server of theirs listens to it
    socket.once('data', (first: Buffer) => {
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      handOver(socket, first, first[0] === HANDSHAKE ? secure : plain);
    });
  });
  for (const server of [plain, secure]) {
    // A server of Node's keeps account of its connections, for headers that are late and for those that are idle, only
    // while it believes that it listens.
    front.once('listening', () => server.emit('listening'));
    front.once('close', () => server.close());
  }
  return front;
}

function handOver(socket: Socket, first: Buffer, server: PlainServer | SecureServer): void {
  socket.pause();
  socket.unshift(first);
  server.emit('connection', socket);
  process.nextTick(() => socket.resume());
}
