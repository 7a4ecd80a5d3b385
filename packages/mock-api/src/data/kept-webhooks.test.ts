import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeptCloud } from '../create-mock-cloud.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { DataFolder } from './data-folder.ts';

/** A cloud that is kept in a folder; `killed` leaves the folder as a killed process would. */
function open(path: string): { cloud: MockCloud; killed: () => void } {
  const cloud = createKeptCloud({ seed: 7, clock: 'manual', project: 'p' }, new DataFolder(path));
  onTestFinished(() => cloud.close());
  return { cloud, killed: () => rmSync(join(path, 'lock')) };
}

/** Takes messages, and answers with these statuses, one after another, and then with 200; 0 is no answer. */
async function receiver(...statuses: number[]): Promise<{ uri: string; ids: string[]; next: () => Promise<unknown> }> {
  const ids: string[] = [];
  const server = createServer((request, response) => {
    ids.push(String(request.headers['webhook-id']));
    const status = statuses.shift() ?? 200;
    if (status !== 0) response.writeHead(status).end();
    server.emit('message');
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    ids,
    next: () => once(server, 'message'),
  };
}

async function endBatch(cloud: MockCloud, uri: string): Promise<void> {
  const requests = [{ request: { contents: [{ parts: [{ text: 'x' }] }] } }];
  const batch = { displayName: 'b', inputConfig: { requests: { requests } }, webhookConfig: { uris: [uri] } };
  await cloud.fetch(
    'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:batchGenerateContent?key=k',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ batch }),
    },
  );
  await cloud.clock.advance(180_000);
}

test('a message that nobody had taken when its server was killed is sent again, when it is due', async () => {
  const path = mkdtempSync(join(tmpdir(), 'kept-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const first = open(path);
  const { uri, ids } = await receiver(503, 503);
  await endBatch(first.cloud, uri);
  await first.cloud.webhooks.settled();
  await first.cloud.clock.advance(10_000);
  await first.cloud.webhooks.settled();
  first.cloud.flush();
  first.killed();
  const { deliveries } = first.cloud.webhooks;
  await first.cloud.webhooks.close();
  const second = open(path);
  expect(second.cloud.webhooks.deliveries).toEqual(deliveries);
  await second.cloud.clock.advance(19_000);
  await second.cloud.webhooks.settled();
  expect(ids).toHaveLength(2);
  await second.cloud.clock.advance(1000);
  await second.cloud.webhooks.settled();
  expect(new Set(ids).size).toBe(1);
  expect(second.cloud.webhooks.deliveries).toMatchObject([
    { state: 'delivered', attempts: [{ status: 503 }, { status: 503 }, { status: 200 }] },
  ]);
  second.cloud.flush();
  second.killed();
  const later = open(path).cloud;
  await later.clock.advance(86_400_000);
  await later.webhooks.settled();
  expect(ids).toHaveLength(3);
});

test('a message that was just being sent is sent by the next process', async () => {
  const path = mkdtempSync(join(tmpdir(), 'kept-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const first = open(path);
  const { uri, ids, next } = await receiver(0);
  const sent = next();
  await endBatch(first.cloud, uri);
  await sent;
  first.cloud.flush();
  first.killed();
  await first.cloud.webhooks.close();
  const later = open(path).cloud;
  await later.clock.settle();
  await later.webhooks.settled();
  expect(later.webhooks.deliveries).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
});
