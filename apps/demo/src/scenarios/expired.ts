import { JobFailedError } from '@genai-batch/core';
import { mockOf } from '../stage/mock-of.ts';
import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';

const hour = 3_600_000;

export const expired: Scenario = {
  name: 'expired',
  summary: 'a job that found no capacity for 72 hours, which pass in a moment here',
  live: false,
  async play(stage) {
    const { client, screen, dest } = stage;
    const { clock } = mockOf(stage);
    const src = await stage.upload('rain.jsonl', [
      {
        custom_id: 'row-1',
        request: {
          anthropic_version: 'vertex-2023-10-16',
          max_tokens: 60,
          messages: [{ role: 'user', content: 'Write a line about rain.' }],
        },
      },
    ]);
    const model = 'publishers/anthropic/models/claude-3-5-haiku';
    const job = await client.batches.create({ model, src, config: { dest, displayName: 'waits-80-hours' } });
    screen.line(`${job.name} waits for capacity.`);
    await clock.advance(71 * hour);
    const { state } = await client.batches.get({ name: job.name });
    screen.line(`71 hours pass in the mock: still ${state}. Another one …`);
    await clock.advance(hour);
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    try {
      for await (const row of client.batches.results(ended)) screen.line(`  ${row.status}`);
    } catch (error) {
      if (!(error instanceof JobFailedError)) throw error;
      screen.line(`Asked for its results, the client says: ${error.message}`);
    }
    screen.line();
    screen.line(
      `What just happened: Vertex AI gives up a job that has waited for 72 hours. It ended as ${ended.state};`,
    );
    screen.line('nothing was run, and nothing is billed. Create it again, perhaps in another region.');
  },
};
