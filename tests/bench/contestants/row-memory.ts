import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkLines, Client, writeLines } from '@genai-batch/core';
import { rowKey } from '../row-key.ts';
import { HeldMemory } from './held-memory.ts';

/** Does one thing with many rows, none of which is kept here, and prints what memory that took. */
const { BENCH_WHAT: what, BENCH_ROWS, BENCH_URL: baseUrl = '' } = process.env;
const rows = Number(BENCH_ROWS);
const memory = new HeldMemory(rows);

const work: Readonly<Record<string, () => Promise<number>>> = {
  results: () => readResults(),
  expect: () => readResults(keys()),
  check: async () => (await checkLines(lines(), { model: 'gemini-2.5-flash' }).collect()).summary.rows,
  write: async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
    try {
      await writeLines(lines(), path.join(folder, 'rows.jsonl'));
    } finally {
      await rm(folder, { recursive: true });
    }
    return rows;
  },
  set: async () => {
    const set = new Set<string>();
    for (const key of keys()) memory.pass(set.add(key).size);
    return set.size;
  },
};

const done = await work[what ?? '']!();
if (done !== rows) throw new Error(`${done} of ${rows} rows`);
console.log(JSON.stringify(memory.most));

async function readResults(expect?: Iterable<string>): Promise<number> {
  const client = new Client({ apiKey: 'k', enterprise: false, httpOptions: { baseUrl } });
  const job = { name: 'batches/1', state: 'JOB_STATE_SUCCEEDED', dest: { fileName: 'files/batch-1' } };
  let ok = 0;
  for await (const row of client.batches.results(job, { expect })) if (row.status === 'ok') memory.pass(++ok);
  return ok;
}

function* keys(): Generator<string, void> {
  for (let index = 0; index < rows; index++) yield rowKey(index);
}

function* lines(): Generator<string, void> {
  let given = 0;
  for (const key of keys()) {
    yield JSON.stringify({ key, request: { contents: [{ role: 'user', parts: [{ text: 'Why is the sky blue?' }] }] } });
    memory.pass(++given);
  }
}
