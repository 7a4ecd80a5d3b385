import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';

/** Sends an object of BENCH_BYTES to a server, or reads it from there, and prints megabytes a second. */
const { BENCH_URL = '', BENCH_BYTES = '0', BENCH_METHOD = 'POST' } = process.env;
const total = Number(BENCH_BYTES);
const block = Buffer.alloc(1_048_576, 'some bytes of an object\n');
const startedAt = performance.now();
const call = request(BENCH_URL, {
  method: BENCH_METHOD,
  ...(BENCH_METHOD === 'POST' && {
    headers: { 'content-length': total, 'content-type': 'application/octet-stream' },
  }),
});
const answered = once(call, 'response');
if (BENCH_METHOD === 'POST') {
  for (let left = total; left > 0; left -= block.length) {
    if (!call.write(left < block.length ? block.subarray(0, left) : block)) await once(call, 'drain');
  }
}
call.end();
const [answer] = (await answered) as [IncomingMessage];
let received = 0;
answer.on('data', (chunk: Buffer) => (received += chunk.length));
await once(answer, 'end');
if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`);
if (BENCH_METHOD === 'GET' && received !== total) throw new Error(`${received} bytes came instead of ${total}`);
console.log(total / 1_000 / (performance.now() - startedAt));
process.exit();
