import { pathToFileURL } from 'node:url';
import { numberFromChild } from './child.ts';
import type { Figure } from './figure.ts';
import { heavyPeer, notInstalled } from './heavy-peer.ts';
import { median } from './median.ts';
import { withResults } from './results-file.ts';

const rounds = 5;
const rows = 100_000;

/** Seconds that all rows take in a process of its own. @param read Counts those that have a key in `rows`. */
const timed = (prepare: string, read: string): string => `
  ${prepare}
  const start = performance.now();
  let rows = 0;
  ${read}
  if (rows !== ${rows}) throw new Error(rows + ' rows');
  console.log((performance.now() - start) / 1000);
  process.exit();`;

const ours = timed(
  `const { Client } = await import('@genai-batch/core');
  const client = new Client({ apiKey: 'k', enterprise: false, httpOptions: { baseUrl: process.env.BENCH_URL } });
  const job = { name: 'batches/1', state: 'JOB_STATE_SUCCEEDED', dest: { fileName: 'files/batch-1' } };`,
  `for await (const row of client.batches.results(job)) if (row.status === 'ok') rows++;`,
);

/** The same bytes by the same `fetch`, split at newlines and parsed, and nothing made of them. */
const bare = timed(
  '',
  `const { body } = await fetch(process.env.BENCH_URL);
  let rest = Buffer.alloc(0);
  for await (const chunk of body) {
    const bytes = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      if (JSON.parse(bytes.toString('utf8', from, end)).key) rows++;
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }`,
);

/** The same bytes by the same `fetch`, through what Anthropic's SDK reads the results of its own batches with. */
const anthropic = (sdk: string): string =>
  timed(
    `const { JSONLDecoder } = await import(${JSON.stringify(new URL('internal/decoders/jsonl.mjs', pathToFileURL(sdk)).href)});`,
    `const response = await fetch(process.env.BENCH_URL);
    for await (const line of JSONLDecoder.fromResponse(response, new AbortController())) if (line.key) rows++;`,
  );

/** Results of a file, beside a bare scan for newlines with `JSON.parse`, and beside Anthropic's reader of such files. */
export async function readingResults(): Promise<readonly Figure[]> {
  const sdk = heavyPeer('@anthropic-ai/sdk');
  const runs = { ours: [] as number[], bare: [] as number[], anthropic: [] as number[] };
  await withResults({ rows, keyOf: (index) => `row-${index}` }, async (url) => {
    const run = (source: string): Promise<number> => numberFromChild(source, { BENCH_URL: url });
    for (let round = 0; round < rounds; round++) {
      runs.bare.push(await run(bare));
      if (sdk !== undefined) runs.anthropic.push(await run(anthropic(sdk)));
      runs.ours.push(await run(ours));
    }
  });
  const [oursS, bareS] = [median(runs.ours), median(runs.bare)];
  const sdkS = sdk === undefined ? undefined : median(runs.anthropic);
  return [
    {
      what: 'reading 100,000 results',
      ours: perSecond(oursS),
      beside: `newlines and JSON.parse ${perSecond(bareS)}`,
      ratio: bareS / oursS,
      aim: '0.7× of a bare scan',
      met: bareS / oursS >= 0.7,
    },
    {
      what: 'reading 100,000 results',
      ours: perSecond(oursS),
      beside: sdkS === undefined ? notInstalled : `JSONLDecoder of @anthropic-ai/sdk ${perSecond(sdkS)}`,
      ...(sdkS !== undefined && { ratio: sdkS / oursS }),
      aim: '0.9× of the decoder',
      met: sdkS !== undefined && sdkS / oursS >= 0.9,
    },
  ];
}

function perSecond(seconds: number): string {
  return `${Math.round(rows / seconds)} rows/s`;
}
