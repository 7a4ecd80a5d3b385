import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';
import { showResults } from './show-results.ts';

const model = 'publishers/anthropic/models/claude-3-5-haiku';
const src = 'gs://cloud-samples-data/anthropic-test-data-gcs.jsonl';

export const claude: Scenario = {
  name: 'claude',
  summary: 'Claude on Vertex AI: a file of requests in Cloud Storage, followed to its answers',
  live: true,
  async play(stage) {
    const { client, screen, dest } = stage;
    screen.line(`A batch for ${model}`);
    screen.line(`  reads   ${src}`);
    screen.line(`  writes  ${dest}`);
    const job = await client.batches.create({ model, src, config: { dest } });
    screen.line(`  is      ${job.name}`);
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    screen.line(`It ended as ${ended.state} and wrote to`);
    screen.line(`  ${ended.outputInfo?.gcsOutputDirectory}`);
    screen.line();
    await showResults(ended, stage);
    screen.line();
    screen.line(
      'What just happened: the client found credentials by itself, created the job, looked at it until it had',
    );
    screen.line(
      'ended, found the output file, and matched each answer to its request by custom_id, not by its position.',
    );
  },
};
