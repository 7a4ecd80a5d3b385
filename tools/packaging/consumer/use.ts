import { Client, hasSucceeded, type BatchJob, type RowOutcome } from '@genai-batch/core';
import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';

const cloud: MockCloud = createMockCloud({ seed: 7, clock: 'auto' });
const lines = ['a', 'b'].map((text) => ({ key: text, request: { contents: [{ role: 'user', parts: [{ text }] }] } }));
await cloud.bucket('in').put('rows.jsonl', lines);

const server = await serve(cloud, { port: 0 });
Object.assign(process.env, server.env);

const client = new Client();
const job: BatchJob = await client.batches.create({
  model: 'gemini-2.5-flash',
  src: 'gs://in/rows.jsonl',
  config: { dest: 'gs://out/results/' },
});
const ended = await client.batches.wait(job, { pollIntervalMs: 1 });
const statuses: RowOutcome['status'][] = [];
for await (const row of client.batches.results(ended)) {
  if (row.status !== 'unmatched') statuses.push(row.status);
}
await server.close();
await cloud.close();

if (!hasSucceeded(ended) || statuses.join() !== 'ok,ok') throw new Error(`${ended.state}: ${statuses.join()}`);
console.log(`${ended.state}, rows: ${statuses.join(', ')}`);
