import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { numberFromChild } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const rounds = 5;

/** An output file of the Gemini API, and a server that serves it for whatever is asked. */
async function withResults<T>(rows: number, use: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  const file = path.join(folder, 'results.jsonl');
  const handle = await open(file, 'w');
  const text = 'The sky is blue because air scatters short waves of light more than long ones. '.repeat(10);
  for (let at = 0; at < rows; at += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - at) }, (_, index) =>
      JSON.stringify({
        response: {
          candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP', index: 0 }],
          usageMetadata: { promptTokenCount: 8, candidatesTokenCount: 120, totalTokenCount: 128 },
          modelVersion: 'gemini-2.5-flash',
          responseId: `id-${at + index}`,
        },
        key: `row-${at + index}`,
      }),
    );
    await handle.writeFile(`${lines.join('\n')}\n`);
  }
  await handle.close();
  const { size } = await stat(file);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': size });
    createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows by `results`; prints seconds, or megabytes at the peak. */
const ours = (print: string): string => `
  const { Client } = await import('@genai-batch/core');
  const client = new Client({ apiKey: 'k', enterprise: false, httpOptions: { baseUrl: process.env.BENCH_URL } });
  const job = { name: 'batches/1', state: 'JOB_STATE_SUCCEEDED', dest: { fileName: 'files/batch-1' } };
  const start = performance.now();
  let rows = 0;
  for await (const row of client.batches.results(job)) if (row.status === 'ok') rows++;
  if (rows < 1000) throw new Error('only ' + rows + ' rows');
  console.log(${print});
  process.exit();`;

/** The same bytes by the same `fetch`, split at newlines and parsed, and nothing made of them. */
const bare = `
  const start = performance.now();
  const { body } = await fetch(process.env.BENCH_URL);
  let rest = Buffer.alloc(0);
  let rows = 0;
  for await (const chunk of body) {
    const bytes = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      if (JSON.parse(bytes.toString('utf8', from, end)).key) rows++;
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rows < 1000) throw new Error('only ' + rows + ' rows');
  console.log((performance.now() - start) / 1000);
  process.exit();`;

const SECONDS = '(performance.now() - start) / 1000';
const PEAK_MB = 'process.resourceUsage().maxRSS / 1024';

/** Results of a file, beside a bare scan for newlines with `JSON.parse`; and what a million rows need of memory. */
export async function readingResults(): Promise<readonly Figure[]> {
  const count = 100_000;
  const [oursS, bareS] = await withResults(count, async (url) => {
    const runs: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      runs[1].push(await numberFromChild(bare, { BENCH_URL: url }));
      runs[0].push(await numberFromChild(ours(SECONDS), { BENCH_URL: url }));
    }
    return [median(runs[0]), median(runs[1])] as const;
  });
  const peakOf = (rows: number): Promise<number> =>
    withResults(rows, async (url) => {
      const peaks: number[] = [];
      for (let round = 0; round < rounds; round++) peaks.push(await numberFromChild(ours(PEAK_MB), { BENCH_URL: url }));
      return median(peaks);
    });
  const [small, large] = [await peakOf(300_000), await peakOf(1_000_000)];
  return [
    {
      what: 'reading 100,000 results',
      ours: `${Math.round(count / oursS)} rows/s`,
      beside: `newlines and JSON.parse ${Math.round(count / bareS)} rows/s`,
      ratio: bareS / oursS,
      aim: '0.7× of a bare scan',
      met: bareS / oursS >= 0.7,
    },
    {
      what: 'memory, reading 1,000,000 results',
      ours: `${large.toFixed(0)} MB`,
      beside: `300,000 results: ${small.toFixed(0)} MB`,
      ratio: large / small,
      aim: 'flat: at most 64 MB more than for a third',
      met: large - small <= 64,
    },
  ];
}
