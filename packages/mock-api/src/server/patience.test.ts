import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectSecurely } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import type { Patience } from './patience.ts';
import { serve, type MockServer } from './serve.ts';

async function start(patience: Partial<Patience>, tls = false): Promise<MockServer> {
  const cloud = createMockCloud();
  const server = await serve(cloud, { port: 0, patience, tls });
  onTestFinished(async () => {
    await server.close();
    await cloud.close();
  });
  return server;
}

async function connectTo({ port }: MockServer): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

async function connectSecurelyTo({ port, caFile = '' }: MockServer): Promise<Socket> {
  const socket = connectSecurely({ port, host: '127.0.0.1', ca: readFileSync(caFile) }).on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'secureConnect');
  return socket;
}

test.for<[kind: string, open: (headersTimeoutMs: number) => Promise<Socket>]>([
  ['plain HTTP', async (headersTimeoutMs) => connectTo(await start({ headersTimeoutMs }))],
  ['plain HTTP beside TLS', async (headersTimeoutMs) => connectTo(await start({ headersTimeoutMs }, true))],
  ['TLS', async (headersTimeoutMs) => connectSecurelyTo(await start({ headersTimeoutMs }, true))],
])('gives up on headers that do not come, by %s', async ([, open]) => {
  const socket = await open(100);
  socket.write('GET / HTTP/1.1\r\n');
  expect(await text(socket)).toContain('408 Request Timeout');
});

test('cuts an upload that stands still, and keeps what came of it', async () => {
  const server = await start({ bodyTimeoutMs: 100 });
  const begun = await fetch(`${server.url}/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=a`, {
    method: 'POST',
  });
  const address = new URL(begun.headers.get('location') ?? '');
  const socket = await connectTo(server);
  socket.write(
    `PUT ${address.pathname}${address.search} HTTP/1.1\r\nhost: ${address.host}\r\ncontent-length: 9\r\n\r\nhello`,
  );
  expect(await text(socket)).not.toContain('200 OK');
  const status = await fetch(address, { method: 'PUT', headers: { 'content-range': 'bytes */9' } });
  expect(status.headers.get('range')).toBe('bytes=0-4');
});

test('takes so many connections and no more', async () => {
  const server = await start({ maxConnections: 2 });
  const [first, second] = [await connectTo(server), await connectTo(server)];
  const third = await connectTo(server);
  expect(await text(third)).toBe('');
  expect([first.destroyed, second.destroyed]).toEqual([false, false]);
});

test('refuses headers beyond all bounds', async () => {
  const server = await start({});
  const answer = await fetch(`${server.url}/b/x`, { headers: { 'x-long': 'x'.repeat(20_000) } });
  expect(answer.status).toBe(431);
});

test.for<[patience: Partial<Patience>]>([[{ maxConnections: 0 }], [{ bodyTimeoutMs: 1.5 }]])(
  'cannot be as patient as %j',
  async ([patience]) => {
    const cloud = createMockCloud();
    await expect(serve(cloud, { port: 0, patience })).rejects.toThrow('is a whole number from 1');
    await cloud.close();
  },
);
