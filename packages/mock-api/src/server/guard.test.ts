import { request, type IncomingHttpHeaders } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import { serve, type MockServer, type ServeOptions } from './serve.ts';

async function start(options: ServeOptions = {}): Promise<MockServer> {
  const cloud = createMockCloud();
  const server = await serve(cloud, { port: 0, ...options });
  onTestFinished(async () => {
    await server.close();
    await cloud.close();
  });
  return server;
}

/** `fetch` sets the Host header itself. */
function call(
  server: MockServer,
  headers: Record<string, string>,
  { path = '/_mock/health', method = 'GET' } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}

test.for([
  'localhost:8085',
  'LOCALHOST',
  '127.0.0.1',
  '127.9.9.9:1',
  '[::1]:8085',
  'localhost.',
  'storage.googleapis.com',
  'us-central1-aiplatform.googleapis.com:443',
  'metadata.google.internal',
  'mock.example:8085',
])('answers to the name %s', async (host) => {
  const server = await start({ allowHosts: ['mock.example'] });
  expect((await call(server, { host })).status).toBe(200);
});

test.for([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.example:8085',
  'evil@localhost:1/',
  '10.0.0.1',
  'googleapis.com.evil.example',
  'a b',
])('answers nobody who calls it %s', async (host) => {
  const server = await start({ allowHosts: ['mock.example'] });
  const answer = await call(server, { host });
  expect([400, 403]).toContain(answer.status);
  expect(answer.text).not.toContain('"status":"ok"');
});

test('a name that was not expected is told, with what to do', async () => {
  const { text } = await call(await start(), { host: 'mock.local:8085' });
  expect(text).toContain('start it with --allow-host mock.local');
});

test.for<[headers: Record<string, string>, status: number]>([
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'http://localhost:3000' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ 'sec-fetch-site': 'none' }, 200],
  [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:8085' }, 200],
  [{}, 200],
])('of web pages only those of its own origin are answered: %j', async ([headers, status]) => {
  const answer = await call(await start(), { host: 'localhost:8085', ...headers });
  expect(answer.status).toBe(status);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
});

test('a web page is not told that it may call', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  const answer = await call(await start(), { host: 'localhost', ...headers }, { method: 'OPTIONS', path: '/b' });
  expect(answer.status).toBe(403);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
});

test('with an admin token, its own API wants it, and services do not', async () => {
  const adminToken = 'correct-horse-battery-staple';
  const server = await start({ adminToken });
  const status = async (headers: Record<string, string>, path: string): Promise<number> =>
    (await call(server, headers, { path })).status;
  expect(await status({}, '/_mock/health')).toBe(401);
  expect(await status({}, '/_mock/health?x=/_mock/subject-token')).toBe(401);
  expect(await status({ authorization: 'Bearer wrong-horse-battery-staple' }, '/_mock/jobs')).toBe(401);
  expect(await status({ authorization: `Bearer ${adminToken}` }, '/_mock/jobs')).toBe(200);
  expect(await status({}, '/_mock/subject-token')).toBe(200);
  expect(await status({}, '/storage/v1/b/cloud-samples-data')).toBe(200);
});

test('listens for other machines once it has an admin token', async () => {
  const server = await start({ host: '0.0.0.0', adminToken: 'correct-horse-battery-staple' });
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect((await call(server, { host: '172.17.0.2:8085' }, { path: '/storage/v1/b/cloud-samples-data' })).status).toBe(
    200,
  );
  expect((await call(server, { host: 'evil.example' }, { path: '/storage/v1/b/cloud-samples-data' })).status).toBe(403);
});
