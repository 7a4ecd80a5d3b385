import { type BatchJob, ConnectionError } from '@genai-batch/core';
import { mockOf } from '../stage/mock-of.ts';
import { follow } from './follow.ts';
import type { Scenario, Stage } from './scenario.ts';
import { showResults } from './show-results.ts';

const displayName = 'nightly-2026-11-22';

export const recovers: Scenario = {
  name: 'recovers',
  summary: 'a lost answer to create, a service that is away for a moment, a download that breaks off: and all rows',
  live: false,
  async play(stage) {
    const { screen } = stage;
    const { faults } = mockOf(stage);
    const set = [
      faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 1, fault: 'reset-after' }),
      faults.add({ at: 'vertex.batchPredictionJobs.get', first: 3, fault: 'UNAVAILABLE' }),
      faults.add({
        at: 'storage.objects.get',
        path: '*predictions*',
        times: 1,
        fault: 'return-broken-stream-after-1K',
      }),
    ];
    const src = await stage.upload('nightly.jsonl', lines());
    const job = await createOrAdopt(src, stage);
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    await showResults(ended, stage);
    screen.line();
    for (const { rule, fired } of set) {
      screen.line(`  ${String(fired)} × ${rule.fault}${'at' in rule ? ` at ${rule.at}` : ''}`);
    }
    screen.line();
    screen.line(
      'What just happened: a create is never sent twice, since either could be billed; the error said that the job may',
    );
    screen.line(
      'exist, and it was found by its name. Looks and downloads cost nothing, so those were simply made again.',
    );
  },
};

/** Nobody knows whether a create took effect whose answer was lost: the job's name tells. */
async function createOrAdopt(src: string, { client, dest, screen }: Stage): Promise<BatchJob> {
  const model = 'publishers/anthropic/models/claude-3-5-haiku';
  try {
    return await client.batches.create({ model, src, config: { dest, displayName } });
  } catch (error) {
    if (!(error instanceof ConnectionError) || error.outcome !== 'unknown') throw error;
    screen.line(`create failed: ${error.code}, outcome ${error.outcome}.`);
    screen.line(`Looking for a job called ${error.displayName} …`);
    for await (const job of await client.batches.list({ config: { filter: `display_name="${error.displayName}"` } })) {
      screen.line(`It exists: ${job.name}. Going on with it.`);
      return job;
    }
    screen.line('There is none; creating it again.');
    return await client.batches.create({ model, src, config: { dest, displayName } });
  }
}

function lines(): object[] {
  return Array.from({ length: 5 }, (_, i) => ({
    custom_id: `ticket-${i + 1}`,
    request: {
      anthropic_version: 'vertex-2023-10-16',
      max_tokens: 60,
      messages: [{ role: 'user', content: `Sum up ticket ${i + 1}.` }],
    },
  }));
}
