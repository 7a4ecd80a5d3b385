import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { connect } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { serve, type MockServer, type ServeOptions } from './serve.ts';

async function start(options: ServeOptions = {}): Promise<{ cloud: MockCloud; server: MockServer; agent: Agent }> {
  const cloud = createMockCloud();
  const server = await serve(cloud, { port: 0, tls: true, ...options });
  const agent = new Agent({ ca: readFileSync(server.caFile ?? ''), keepAlive: true });
  onTestFinished(async () => {
    agent.destroy();
    await server.close();
    await cloud.close();
  });
  return { cloud, server, agent };
}

test('serves TLS that a client can check, with links that lead back to it', async () => {
  const { cloud, server, agent } = await start();
  expect(server.url).toBe(`https://127.0.0.1:${server.port}`);
  const call = request(`${server.url}/upload/storage/v1/b/my-bucket/o?uploadType=media&name=a`, {
    method: 'POST',
    agent,
  });
  call.end('x'.repeat(100_000));
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  expect(await json(answer)).toMatchObject({ mediaLink: expect.stringContaining(`${server.url}/download/`) });
  expect((await cloud.bucket('my-bucket').get('a')).length).toBe(100_000);
});

test('answers under the name of a Google host, for clients that are sent here under it', async () => {
  const { server, agent } = await start();
  const call = request({
    host: '127.0.0.1',
    port: server.port,
    servername: 'us-central1-aiplatform.googleapis.com',
    headers: { host: 'us-central1-aiplatform.googleapis.com', authorization: 'Bearer x' },
    path: '/v1/projects/p/locations/us-central1/batchPredictionJobs',
    agent,
  });
  call.end();
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  expect([answer.statusCode, await json(answer)]).toEqual([200, {}]);
});

test('serves plain HTTP on the same port', async () => {
  const { server } = await start();
  const call = plainRequest(`http://127.0.0.1:${server.port}/_mock/health`).end();
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  expect(await json(answer)).toMatchObject({ status: 'ok' });
});

test('tells Node what to trust, in a file for the user alone', async () => {
  const { server } = await start();
  expect(server.env).toMatchObject({
    GOOGLE_VERTEX_BASE_URL: server.url,
    GCE_METADATA_HOST: `127.0.0.1:${server.port}`,
    NODE_EXTRA_CA_CERTS: server.caFile,
  });
  expect(statSync(server.caFile ?? '').mode & 0o777).toBe(0o600);
});

test('resets a connection as plain HTTP does, and that one alone', async () => {
  const { cloud, server, agent } = await start();
  const bystander = connect(server.port, '127.0.0.1');
  await once(bystander, 'connect');
  cloud.faults.add({ at: 'storage', nth: 1, fault: 'reset' });
  const [error] = (await once(request(`${server.url}/b/my-bucket`, { agent }).end(), 'error')) as [Error];
  expect(error).toMatchObject({ code: 'ECONNRESET', message: 'read ECONNRESET', syscall: 'read' });
  bystander.end('GET /_mock/health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  expect(await text(bystander)).toContain('200 OK');
});

test('closes though somebody has connected and says nothing', async () => {
  const { server } = await start();
  const silent = connect(server.port, '127.0.0.1');
  await once(silent, 'connect');
  const cut = once(silent, 'close');
  await server.close();
  await cut;
  expect(silent.destroyed).toBe(true);
});
