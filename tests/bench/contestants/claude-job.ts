import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { claudeAnswer } from './claude-answer.ts';
import { claudeFile } from './claude-rows.ts';
import { finishedJob } from './finished-job.ts';

/**
 * Either a whole job in the mock, or the least that any program would do for its output: read each row, say something
 * to it, write it down and hash it, with the mock's own store. Prints seconds and the most memory it had.
 */
const { BENCH_ROWS = '1000', BENCH_WHAT = 'job' } = process.env;
const rows = Number(BENCH_ROWS);
const cloud = createMockCloud({ project: 'p', clock: 'auto' });
cloud.objects.ensureBucket('bucket', { location: 'us-central1', project: 'p' });
const input = cloud.objects.openWriter('bucket', 'in.jsonl', { contentType: 'application/jsonl' });
for (const block of claudeFile(rows, 1000)) await input.write(block);
await input.finish();

const startedAt = performance.now();
const outputBytes = BENCH_WHAT === 'job' ? await job(cloud) : await loop(cloud);
const seconds = (performance.now() - startedAt) / 1000;
console.log(JSON.stringify({ seconds, outputBytes, peakBytes: process.resourceUsage().maxRSS * 1024 }));
await cloud.close();

async function job({ objects }: MockCloud): Promise<number> {
  await finishedJob(cloud, rows, {
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://bucket/in.jsonl'] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://bucket/out' } },
  });
  return objects.list('bucket', { prefix: 'out/' }).objects.reduce((sum, { content }) => sum + content.size, 0);
}

async function loop({ objects }: MockCloud): Promise<number> {
  const output = objects.openWriter('bucket', 'out/predictions.jsonl', { contentType: 'application/octet-stream' });
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of objects.get('bucket', 'in.jsonl')!.content.stream()) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    let block = '';
    for (const line of lines) {
      block += `${JSON.stringify({ ...(JSON.parse(line) as object), response: claudeAnswer, status: '' })}\n`;
    }
    await output.write(Buffer.from(block));
  }
  return (await output.finish()).content.size;
}
