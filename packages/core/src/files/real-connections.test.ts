import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { Client } from '../client.ts';

const clock = { now: () => 0, sleep: async (): Promise<void> => {} };

/** A client of a server on this machine, over real sockets. */
async function clientOf(answer: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<Client> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new Client({ apiKey: 'the-key', clock, httpOptions: { baseUrl } });
}

/** The body; or its beginning, after which the connection is cut. */
async function take(request: IncomingMessage, atMost = Infinity): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length < atMost) continue;
    request.socket.destroy();
    break;
  }
  return Buffer.concat(parts).subarray(0, atMost);
}

test('a connection that is cut in the middle of a chunk costs no byte', async () => {
  const content = Buffer.from(Array.from({ length: 9 * 1024 * 1024 }, (_, at) => (at * 7) % 251));
  let stored = Buffer.alloc(0);
  const commands: string[] = [];
  const client = await clientOf(async (request, response) => {
    const command = String(request.headers['x-goog-upload-command']);
    commands.push(command);
    if (command === 'start') {
      await take(request);
      response.setHeader('x-goog-upload-url', `http://${request.headers.host}/upload/v1/files?upload_id=1`).end();
    } else if (command === 'query') {
      response
        .setHeader('x-goog-upload-status', 'active')
        .setHeader('x-goog-upload-size-received', stored.length)
        .end();
    } else {
      const isFirst = commands.filter((one) => one === 'upload').length === 1 && command === 'upload';
      stored = Buffer.concat([stored, await take(request, isFirst ? 1_000_000 : Infinity)]);
      if (isFirst) return;
      const isLast = command === 'upload, finalize';
      response.setHeader('x-goog-upload-status', isLast ? 'final' : 'active');
      response.end(isLast ? JSON.stringify({ file: { name: 'files/abc' } }) : '');
    }
  });
  const file = Readable.from([content.subarray(0, 5_000_000), content.subarray(5_000_000)]);
  await client.files.upload({ file, config: { mimeType: 'application/jsonl' } });
  expect(commands).toEqual(['start', 'upload', 'query', 'upload', 'upload, finalize']);
  expect(stored.equals(content)).toBe(true);
});

test('a download that is cut goes on from there', async () => {
  const content = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7) % 251));
  const ranges: (string | undefined)[] = [];
  const client = await clientOf((request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const rest = content.subarray(start);
    response.statusCode = start > 0 ? 206 : 200;
    response.setHeader('content-length', rest.length);
    if (start > 0) response.setHeader('content-range', `bytes ${start}-${content.length - 1}/${content.length}`);
    if (ranges.length > 2) response.end(rest);
    else response.write(rest.subarray(0, 1_000_000), () => response.destroy());
  });
  const stream = await client.files.download({ file: 'files/batch-abc' });
  expect(Buffer.from(await new Response(stream).arrayBuffer()).equals(content)).toBe(true);
  expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=\d+-$/), expect.stringMatching(/^bytes=\d+-$/)]);
});
