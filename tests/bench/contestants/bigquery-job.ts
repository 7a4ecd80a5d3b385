import { createMockCloud, type MockCloud, type TableSchema } from '@genai-batch/mock-api';
import { claudeAnswer } from './claude-answer.ts';
import { claudeRow } from './claude-rows.ts';
import { finishedJob } from './finished-job.ts';

/**
 * Either a whole job in the mock from one table into another, or the least that any program would do for its output: read
 * each row's cells, and the JSON in one of them, say something to it, write cells down and hash them, with the mock's own
 * store. Prints seconds and the most memory it had.
 */
const { BENCH_ROWS = '1000', BENCH_WHAT = 'job' } = process.env;
const rows = Number(BENCH_ROWS);
const cloud = createMockCloud({ project: 'p', clock: 'auto' });
const schema: TableSchema = [
  { name: 'custom_id', type: 'STRING', mode: 'NULLABLE' },
  { name: 'request', type: 'JSON', mode: 'NULLABLE' },
];
await cloud.bigquery.put('d.in', rowsOfTable(), { schema });

const startedAt = performance.now();
const outputBytes = BENCH_WHAT === 'job' ? await job(cloud) : await loop(cloud);
const seconds = (performance.now() - startedAt) / 1000;
console.log(JSON.stringify({ seconds, outputBytes, peakBytes: process.resourceUsage().maxRSS * 1024 }));
await cloud.close();

function* rowsOfTable(): Generator<Readonly<Record<string, unknown>>, void> {
  for (let index = 0; index < rows; index++) {
    yield JSON.parse(claudeRow(index, 1000)) as Readonly<Record<string, unknown>>;
  }
}

async function job({ bigquery }: MockCloud): Promise<number> {
  await finishedJob(cloud, rows, {
    inputConfig: { instancesFormat: 'bigquery', bigquerySource: { inputUri: 'bq://p.d.in' } },
    outputConfig: { predictionsFormat: 'bigquery', bigqueryDestination: { outputUri: 'bq://p.d.out' } },
  });
  return bigquery.requireTable({ projectId: 'p', datasetId: 'd', tableId: 'out' }).rows.now.sizeBytes;
}

async function loop({ bigquery, objects }: MockCloud): Promise<number> {
  const output = objects.newContent();
  const decoder = new TextDecoder();
  let rest = '';
  for (const { content } of bigquery.requireTable({ projectId: 'p', datasetId: 'd', tableId: 'in' }).rows.now
    .segments) {
    for await (const piece of content.stream()) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      let block = '';
      for (const line of lines) {
        const { f } = JSON.parse(line.slice(0, -1)) as { f: { v: string }[] };
        JSON.parse(f[1]!.v);
        block += `${JSON.stringify({ f: [...f, { v: JSON.stringify(claudeAnswer) }, { v: '' }] })},\n`;
      }
      await output.write(Buffer.from(block));
    }
  }
  return (await output.finish()).content.size;
}
