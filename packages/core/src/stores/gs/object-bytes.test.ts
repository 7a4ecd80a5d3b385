import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type File, Storage } from '@google-cloud/storage';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { gsStore } from './gs-store.ts';
import { objectBytes } from './object-bytes.ts';

/** More than fits into the buffers on the way, so that a download is still under way when it is left. */
const MEGABYTES = 64;
const megabyte = Buffer.alloc(1 << 20, 'a');

let server: Server;
let url: string;
/** By the object's name: the answers that were given, and whether credentials came with the request. */
const answers = new Map<string, ServerResponse>();
const authorizations: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    answers.set(/\/o\/([^?]*)/.exec(request.url!)![1]!, response);
    let sent = 0;
    const send = (): void => {
      while (sent < MEGABYTES && !response.destroyed) {
        sent++;
        if (!response.write(megabyte)) return void response.once('drain', send);
      }
      response.end();
    };
    if (request.url!.includes('silent')) response.flushHeaders();
    else send();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const file = (name: string): File => new Storage({ apiEndpoint: url, projectId: 'p' }).bucket('b').file(name);

test('leaving the loop closes its connection, and no other download’s', async () => {
  const staying = objectBytes(file('staying'), 0, undefined);
  await staying.next();
  for await (const chunk of objectBytes(file('left'), 0, undefined)) if (chunk.length > 0) break;
  const left = answers.get('left')!;
  if (!left.destroyed) await once(left, 'close');
  expect(left.writableFinished).toBe(false);
  expect(answers.get('staying')!.destroyed).toBe(false);
  await staying.return();
});

test('an abort closes the connection while no byte comes', async () => {
  const controller = new AbortController();
  const reading = objectBytes(file('silent'), 0, controller.signal).next();
  await vi.waitFor(() => expect(answers.has('silent')).toBe(true), { interval: 1 });
  controller.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
  const silent = answers.get('silent')!;
  if (!silent.destroyed) await once(silent, 'close');
  expect(silent.destroyed).toBe(true);
});

test('a download raises no warning', async () => {
  const warnings: unknown[] = [];
  const listen = (warning: unknown): void => void warnings.push(warning);
  process.on('warning', listen);
  let bytes = 0;
  for await (const chunk of objectBytes(file('whole'), 0, undefined)) bytes += chunk.length;
  process.off('warning', listen);
  expect(bytes).toBe(MEGABYTES << 20);
  expect(warnings).toEqual([]);
});

test('reads from STORAGE_EMULATOR_HOST where it is set, and sends no credential there', async () => {
  vi.stubEnv('STORAGE_EMULATOR_HOST', url);
  const store = gsStore({ authClient: { getRequestHeaders: async () => ({ authorization: 'Bearer secret' }) } });
  for await (const chunk of store.read({ bucket: 'b', name: 'emulated' })) if (chunk.length > 0) break;
  expect(answers.get('emulated')).toBeDefined();
  expect(authorizations.at(-1)).toBeUndefined();
  vi.unstubAllEnvs();
});
