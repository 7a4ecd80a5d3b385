import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import { serve, type MockServer } from '../server/serve.ts';

async function start(): Promise<MockServer> {
  const cloud = createMockCloud();
  const server = await serve(cloud, { port: 0 });
  onTestFinished(async () => {
    await server.close();
    await cloud.close();
  });
  return server;
}

const block = Buffer.alloc(1_048_576, ' ');

async function send(
  address: string,
  method: string,
  blocks: number,
  headers: Record<string, string>,
): Promise<IncomingMessage> {
  const call = request(address, { method, headers: { authorization: 'Bearer x', ...headers } });
  call.on('error', () => {}); // cut while it was still sending
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  for (let count = 0; count < blocks && !call.destroyed; count += 1) call.write(block);
  call.end();
  return (await answered)[0];
}

const jobs = '/v1/projects/p/locations/us-central1/batchPredictionJobs';

test.for<[title: string, path: string]>([
  ['a job', jobs],
  ['a batch', '/v1beta/models/gemini-2.5-flash:batchGenerateContent'],
  ['a bucket', '/storage/v1/b'],
  ['a token', '/token'],
  ['an admin call', '/_mock/faults'],
])('refuses %s that says it is too large, before it is read', async ([, path]) => {
  const { url } = await start();
  const answer = await send(`${url}${path}`, 'POST', 0, { 'content-length': '40000000', connection: 'close' }).catch(
    (error: unknown) => error,
  );
  expect(answer).toMatchObject({ statusCode: 413 });
});

test('refuses a body that does not say how large it is as soon as it is too large', async () => {
  const { url } = await start();
  const answer = await send(`${url}${jobs}`, 'POST', 34, { 'transfer-encoding': 'chunked' });
  expect([answer.statusCode, await json(answer)]).toMatchObject([413, { error: { code: 413 } }]);
});

test('takes a body of unknown length that is not too large', async () => {
  const { url } = await start();
  const answer = await send(`${url}${jobs}`, 'POST', 2, { 'transfer-encoding': 'chunked' });
  expect(answer.statusCode).toBe(400); // two million spaces are no job
});

test('lets uploads be as large as they are', async () => {
  const { url } = await start();
  for (const path of [
    '/upload/storage/v1/b/my-bucket/o?uploadType=media&name=a',
    '/_mock/buckets/my-bucket/objects/b',
  ]) {
    const method = path.startsWith('/_mock') ? 'PUT' : 'POST';
    const answer = await send(`${url}${path}`, method, 40, { 'transfer-encoding': 'chunked' });
    expect([path, answer.statusCode]).toEqual([path, 200]);
  }
});
