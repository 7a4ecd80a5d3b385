import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import dns, { lookup, promises as dnsPromises } from 'node:dns';
import { mkdtempSync, rmSync } from 'node:fs';
import http2 from 'node:http2';
import { createServer, get } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardedChild, readBlockedLog, refuseNetwork, type Guard } from './offline.ts';

let guard: Guard;
beforeEach(() => {
  guard = refuseNetwork();
});
afterEach(() => guard.close());

const targets = (): string[] => guard.blocked.map(({ kind, target }) => `${kind} ${target}`);
const failure = (emitter: NodeJS.EventEmitter): Promise<unknown> =>
  new Promise((resolve) => {
    emitter.once('error', resolve);
  });

test.for<[title: string, call: () => Promise<unknown>, message: RegExp, target: string]>([
  ['fetch', () => fetch('https://example.com/x?key=secret'), /fetch failed/, 'dns lookup of example.com'],
  ['fetch of an address', () => fetch('http://192.0.2.1/'), /fetch failed/, 'tcp 192.0.2.1:80'],
  [
    'http',
    () => failure(get('http://example.com/')).then(rejected),
    /lookup of example\.com/,
    'dns lookup of example.com',
  ],
  [
    'a socket',
    () => failure(net.connect(80, '192.0.2.1')).then(rejected),
    /ENETUNREACH 192\.0\.2\.1:80/,
    'tcp 192.0.2.1:80',
  ],
  [
    'an IPv6 socket',
    () => failure(net.connect(80, '2001:db8::1')).then(rejected),
    /ENETUNREACH/,
    'tcp [2001:db8::1]:80',
  ],
  ['TLS', () => failure(tls.connect(443, '192.0.2.1')).then(rejected), /ENETUNREACH/, 'tcp 192.0.2.1:443'],
  ['HTTP/2', async () => http2.connect('https://example.com'), /blocked http2 example\.com/, 'http2 example.com'],
  ['a lookup', () => promisify(lookup)('example.com'), /EOFFLINE|lookup of example\.com/, 'dns lookup of example.com'],
  ['a promised lookup', () => dnsPromises.lookup('example.com'), /lookup of example/, 'dns lookup of example.com'],
  ['a question', () => promisify(dns.resolveMx)('example.com'), /resolveMx of example/, 'dns resolveMx of example.com'],
  ['a promised question', () => dns.promises.resolve4('example.com'), /resolve4/, 'dns resolve4 of example.com'],
  [
    'a question of a resolver',
    () => new dns.promises.Resolver().resolveTxt('example.com'),
    /resolveTxt/,
    'dns resolveTxt of example.com',
  ],
  ['a question about this machine', () => dns.promises.reverse('127.0.0.1'), /reverse/, 'dns reverse of 127.0.0.1'],
  ['a datagram', () => sendDatagram('192.0.2.1'), /udp 192\.0\.2\.1:53/, 'udp 192.0.2.1:53'],
  ['a datagram to a name', () => sendDatagram('example.com'), /lookup of example\.com/, 'dns lookup of example.com'],
])('%s that would leave the machine fails, and is named', async ([, call, message, target]) => {
  await expect(call()).rejects.toThrow(message);
  expect(targets()).toEqual([target]);
});

const rejected = (error: unknown): Promise<never> => Promise.reject(error);

async function sendDatagram(address: string): Promise<void> {
  const socket = createSocket('udp4');
  try {
    await new Promise<void>((resolve, reject) => {
      socket.send('x', 53, address, (error) => (error ? reject(error) : resolve()));
    });
  } finally {
    socket.close();
  }
}

test('a socket connected to an address beyond the machine sends no datagram', async () => {
  const socket = createSocket('udp4');
  const failed = failure(socket);
  socket.connect(53, '192.0.2.1');
  await expect(failed).resolves.toMatchObject({ code: 'EOFFLINE' });
  socket.close();
});

test('loopback stays open, by name and by address', async () => {
  const server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('hello');
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('hello');
  await sendDatagram('127.0.0.1');
  expect(targets()).toEqual([]);
  expect(() => guard.assertNothingBlocked()).not.toThrow();
  server.close();
});

test('two guards do not undo each other, and the last one leaves Node as it was', () => {
  const guarded = [dns.lookup, http2.connect];
  const second = refuseNetwork();
  second.close();
  second.close();
  expect([dns.lookup, http2.connect]).toEqual(guarded);
  guard.close();
  expect(dns.lookup).not.toBe(guarded[0]);
  expect(http2.connect).not.toBe(guarded[1]);
  expect(lookup).toBe(dns.lookup);
});

test('a client that swallows the error and tries again hides nothing', async () => {
  for (let attempt = 0; attempt < 3; attempt += 1)
    await fetch('https://example.com/?key=secret').catch(() => undefined);
  expect(() => guard.assertNothingBlocked()).toThrow(
    /^A call would have left this machine:\n {2}offline: blocked lookup of example\.com \(3 times\)/,
  );
});

test('the report says where in the program the call was made', async () => {
  await dns.promises.lookup('example.com').catch(() => undefined);
  expect(() => guard.assertNothingBlocked()).toThrow(/offline\.test\.ts:\d+/);
});

test('a guarded child process, and its own child, tell what they tried', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offline-'));
  const logFile = join(folder, 'blocked.log');
  const grandchild = `require('node:net').connect(80, '192.0.2.1').on('error', () => {})`;
  const script = `
    await fetch('https://example.com/').catch((error) => console.log(error.cause.code));
    const { spawnSync } = await import('node:child_process');
    spawnSync(process.execPath, ['-e', ${JSON.stringify(grandchild)}]);`;
  try {
    const env = { ...process.env, ...guardedChild({ logFile }) };
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
    expect(child.stdout.trim()).toBe('EOFFLINE');
    expect((await readBlockedLog(logFile)).map(({ target }) => target)).toEqual([
      'lookup of example.com',
      '192.0.2.1:80',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a child process that stays on this machine leaves no log', async () => {
  expect(await readBlockedLog(join(tmpdir(), 'no-such-folder', 'blocked.log'))).toEqual([]);
});
