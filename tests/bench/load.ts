import { connect } from 'node:net';

/**
 * Calls a server over and over on connections that stay open, and says how many answers came in a second. It looks at
 * no more of an answer than where it ends, so that the server is what limits it. Runs in a process of its own.
 */
const { BENCH_PORT, BENCH_PATH, BENCH_MS = '1500', BENCH_CONNECTIONS = '16' } = process.env;
const request = Buffer.from(
  `GET ${BENCH_PATH} HTTP/1.1\r\nhost: 127.0.0.1:${BENCH_PORT}\r\nauthorization: Bearer t\r\naccept: */*\r\n\r\n`,
);
let answers = 0;
let failure = '';

/** How many bytes an answer has in all, once its head is there. */
function answerLength(bytes: Buffer): number | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head === -1) return undefined;
  const text = bytes.toString('latin1', 0, head);
  if (!text.startsWith('HTTP/1.1 200 ')) failure ||= bytes.toString();
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return head + 4 + Number(length);
  const end = bytes.indexOf('\r\n0\r\n\r\n', head);
  return end === -1 ? undefined : end + 7;
}

for (let i = 0; i < Number(BENCH_CONNECTIONS); i++) {
  const socket = connect(Number(BENCH_PORT), '127.0.0.1', () => socket.write(request)).setNoDelay();
  let pending: Buffer = Buffer.alloc(0);
  socket.on('error', (error) => (failure ||= error.message));
  socket.on('data', (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const length = answerLength(pending);
    if (length === undefined || pending.length < length) return;
    pending = pending.subarray(length);
    answers += 1;
    socket.write(request);
  });
}

// A client that slept between answers would have to be woken by each: on some machines that costs a server more than the answer.
const stayAwake = (): unknown => setImmediate(stayAwake);
stayAwake();

const measureMs = Number(BENCH_MS);
setTimeout(() => {
  const [before, startedAt] = [answers, performance.now()];
  setTimeout(() => {
    const perSecond = ((answers - before) * 1000) / (performance.now() - startedAt);
    if (failure) throw new Error(`not the answer that was expected: ${failure}`);
    console.log(perSecond);
    process.exit();
  }, measureMs);
}, measureMs / 3);
