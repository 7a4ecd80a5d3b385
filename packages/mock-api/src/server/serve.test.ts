import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { Agent, get, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { serve, type MockServer, type ServeOptions } from './serve.ts';

async function start(): Promise<{ cloud: MockCloud; server: MockServer }> {
  const cloud = createMockCloud({ project: 'p', location: 'europe-west4' });
  const server = await serve(cloud, { port: 0 });
  onTestFinished(async () => {
    await server.close();
    await cloud.close();
  });
  return { cloud, server };
}

test('answers calls of other programs, with links that lead back to it', async () => {
  const { cloud, server } = await start();
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  const answer = await fetch(`${server.url}/upload/storage/v1/b/new-bucket/o?uploadType=media&name=a`, {
    method: 'POST',
    body: 'hello',
  });
  expect(await answer.json()).toMatchObject({
    name: 'a',
    mediaLink: expect.stringContaining(`${server.url}/download/`),
  });
  expect(await cloud.bucket('new-bucket').text('a')).toBe('hello');
});

test.for([
  ['', 'storage:v1', 'discovery.storage'],
  ['?version=v1', 'storage:v1', 'discovery.storage'],
  ['?version=v2', 'bigquery:v2', 'bigquery.discovery'],
] as const)('/$discovery/rest%s is %s', async ([query, id, operation]) => {
  const { cloud, server } = await start();
  const answer = await fetch(`${server.url}/$discovery/rest${query}`);
  expect(await answer.json()).toMatchObject({ id, rootUrl: `${server.url}/` });
  expect(cloud.journal.requests()).toMatchObject([{ operation }]);
});

test('keeps clouds apart by their ports', async () => {
  const [one, other] = [await start(), await start()];
  await one.cloud.bucket('my-bucket').put('a', 'x');
  expect((await fetch(`${one.server.url}/b/my-bucket`)).status).toBe(200);
  expect((await fetch(`${other.server.url}/b/my-bucket`)).status).toBe(404);
});

test('writes down headers as Headers has them, and of credentials only hashes', async () => {
  const { cloud, server } = await start();
  const call = get(`${server.url}/b/my-bucket`, {
    headers: {
      'X-Twice': ['one', 'two'],
      Authorization: 'Bearer planted',
      'X-Goog-Api-Key': 'planted',
      'X-Plain': 'p',
    },
  });
  await text(((await once(call, 'response')) as [IncomingMessage])[0]);
  const { headers } = await cloud.journal.waitFor({ operation: 'storage.buckets.get' });
  expect(headers).toMatchObject({ 'x-twice': 'one, two', 'x-plain': 'p', host: `127.0.0.1:${server.port}` });
  expect(headers['authorization']).toMatch(/^Bearer sha256:[0-9a-f]{12}$/);
  expect(headers['x-goog-api-key']).toMatch(/^sha256:[0-9a-f]{12}$/);
  expect(JSON.stringify(cloud.journal.requests())).not.toContain('planted');
});

test("leaves this process's Request and Response alone", async () => {
  const before = [globalThis.Request, globalThis.Response];
  await start();
  expect([globalThis.Request, globalThis.Response]).toEqual(before);
});

test('names an environment that leads nowhere but to the server', async () => {
  const { server } = await start();
  const { CLOUDSDK_CONFIG: folder = '', GOOGLE_APPLICATION_CREDENTIALS: file = '', ...env } = server.env;
  const host = `127.0.0.1:${server.port}`;
  expect(env).toEqual({
    GOOGLE_VERTEX_BASE_URL: server.url,
    GOOGLE_GEMINI_BASE_URL: server.url,
    STORAGE_EMULATOR_HOST: server.url,
    BIGQUERY_EMULATOR_HOST: server.url,
    GCE_METADATA_HOST: host,
    GCE_METADATA_ROOT: host,
    GCE_METADATA_IP: host,
    METADATA_SERVER_DETECTION: 'assume-present',
    GOOGLE_CLOUD_PROJECT: 'p',
    GOOGLE_CLOUD_LOCATION: 'europe-west4',
  });
  expect(readdirSync(folder)).toEqual([]);
  const written = readFileSync(file, 'utf8');
  expect(JSON.parse(written)).toMatchObject({ type: 'external_account' });
  const addresses = written.match(/https?:\/\/[^"]+/g) ?? [];
  expect(addresses.length).toBeGreaterThanOrEqual(3);
  for (const address of addresses) expect(address.startsWith(`${server.url}/`)).toBe(true);
});

test('keeps its files to the user, and removes them when it is closed', async () => {
  const { server } = await start();
  const { CLOUDSDK_CONFIG: folder = '', GOOGLE_APPLICATION_CREDENTIALS: file = '' } = server.env;
  expect(server.env.GOOGLE_APPLICATION_CREDENTIALS).toBe(file);
  expect([statSync(dirname(file)), statSync(folder), statSync(file)].map(({ mode }) => mode & 0o777)).toEqual([
    0o700, 0o700, 0o600,
  ]);
  await server.close();
  expect(existsSync(dirname(file))).toBe(false);
  expect(() => server.env).toThrow('is closed');
});

test('closes though clients keep their connections, and lets the port go', async () => {
  const { cloud, server } = await start();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const [answer] = (await once(get(`${server.url}/_mock/health`, { agent }), 'response')) as [IncomingMessage];
  await text(answer);
  await Promise.all([server.close(), server.close()]);
  const again = await serve(cloud, { port: server.port });
  expect(again.port).toBe(server.port);
  await again.close();
});

test('cuts a call that does not end when it is closed', async () => {
  const { server } = await start();
  const upload = await openCall(`${server.url}/upload/storage/v1/b/new-bucket/o?uploadType=media&name=a`, 'POST');
  upload.write('half');
  const cut = once(upload, 'error');
  await server.close();
  expect((await cut)[0]).toMatchObject({ code: 'ECONNRESET' });
});

test('keeps what came of a resumable upload whose connection broke', async () => {
  const { cloud, server } = await start();
  const begun = await fetch(`${server.url}/upload/storage/v1/b/new-bucket/o?uploadType=resumable&name=a`, {
    method: 'POST',
  });
  const address = begun.headers.get('location') ?? '';
  const broken = await openCall(address, 'PUT');
  broken.on('error', () => {});
  broken.write('hello');
  const received = async (): Promise<string | null> => {
    const answer = await fetch(address, { method: 'PUT', headers: { 'content-range': 'bytes */*' } });
    return answer.headers.get('range');
  };
  while ((await received()) === null) await new Promise((resolve) => setImmediate(resolve));
  broken.destroy();
  expect(await received()).toBe('bytes=0-4');
  const last = await fetch(address, { method: 'PUT', body: ' world', headers: { 'content-range': 'bytes 5-10/11' } });
  expect(last.status).toBe(200);
  expect(await cloud.bucket('new-bucket').text('a')).toBe('hello world');
});

/** A call whose body is yet to come; the server has begun to answer it. */
async function openCall(address: string, method: string): Promise<ClientRequest> {
  const call = request(address, { method, headers: { expect: '100-continue' } });
  call.flushHeaders();
  await once(call, 'continue');
  return call;
}

test('says that a port is taken, and what to do', async () => {
  const { cloud, server } = await start();
  await expect(serve(cloud, { port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    message: `Port ${server.port} on 127.0.0.1 is taken, perhaps by another mock cloud. Choose another one, or 0 for any that is free.`,
  });
});

test.for<[options: ServeOptions, message: string]>([
  [{ host: '0.0.0.0' }, 'only listens on this machine'],
  [{ host: 'example.com' }, 'only listens on this machine'],
  [{ host: '' }, 'must not be empty'],
  [{ host: '0.0.0.0', adminToken: 'short' }, 'at least 16 characters'],
  [{ adminToken: 'with a space in the midst' }, 'without spaces'],
  [{ port: 65_536 }, 'A port is a whole number from 0 (any free one) to 65535, not 65536'],
  [{ port: 1.5 }, 'not 1.5'],
  [{ prot: 0 } as ServeOptions, 'serve has no option prot. Did you mean port?'],
  [{ tls: 'yes' as unknown as boolean }, 'tls is true or false, not "yes"'],
  [{ patience: { maxConnection: 1 } as object }, 'patience has no option maxConnection. Did you mean maxConnections?'],
])('does not listen with %j', async ([options, message]) => {
  const cloud = createMockCloud();
  await expect(serve(cloud, options)).rejects.toThrow(message);
  await cloud.close();
});
