import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Target } from './target.ts';

/** The most that any server on Node's own could do: the mock's answer as one text, whatever is asked. */
const { BENCH_JOB = '{}' } = process.env;
const name = (JSON.parse(BENCH_JOB) as { name?: string }).name ?? '';
const headers = { 'content-type': 'application/json; charset=UTF-8', 'content-length': Buffer.byteLength(BENCH_JOB) };
const server = createServer((_request, response) => {
  response.writeHead(200, headers).end(BENCH_JOB);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port, path: `/v1/${name}` } satisfies Target);
});
