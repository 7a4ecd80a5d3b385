import { numberFromChild } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const rounds = 5;
const rows = 100_000;

/** Seconds that 100,000 rows of about 1.2 KB take to a file, in a process of its own. */
const timed = (write: string): string => `
  import { createWriteStream } from 'node:fs';
  import { mkdtemp, rm } from 'node:fs/promises';
  import { once } from 'node:events';
  import { tmpdir } from 'node:os';
  import { join } from 'node:path';
  const { writeLines } = await import('@genai-batch/core');
  const text = 'Why is the sky blue, and grün the grass? '.repeat(27);
  function* rows() {
    for (let at = 0; at < ${rows}; at++) yield { key: 'row-' + at, request: { contents: [{ role: 'user', parts: [{ text }] }] } };
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(folder, 'rows.jsonl');
  const start = performance.now();
  ${write}
  console.log((performance.now() - start) / 1000);
  await rm(folder, { recursive: true });`;

const contestants = {
  ours: timed(`await writeLines(rows(), file);`),
  bare: timed(`
    const stream = createWriteStream(file);
    for (const row of rows()) if (!stream.write(JSON.stringify(row) + '\\n')) await once(stream, 'drain');
    stream.end();
    await once(stream, 'close');`),
};

/** Lines to a file, beside a loop that stringifies and writes. */
export async function writingLines(): Promise<readonly Figure[]> {
  const runs: Record<keyof typeof contestants, number[]> = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['bare', 'ours'] as const) runs[name].push(await numberFromChild(contestants[name]));
  }
  const [ours, bare] = [median(runs.ours), median(runs.bare)];
  return [
    {
      what: 'writing 100,000 rows as lines',
      ours: `${Math.round(rows / ours)} rows/s`,
      beside: `stringify and write ${Math.round(rows / bare)} rows/s`,
      ratio: bare / ours,
      aim: '0.8× of a bare loop',
      met: bare / ours >= 0.8,
    },
  ];
}
