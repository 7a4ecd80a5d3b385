import { setTimeout } from 'node:timers/promises';
import type { BatchJob } from '@genai-batch/core';
import { follow } from './follow.ts';
import type { Scenario, Stage } from './scenario.ts';
import { showResults } from './show-results.ts';

export const cancelled: Scenario = {
  name: 'cancelled',
  summary: 'a job that is cancelled while it runs, and the rows that were finished by then',
  live: true,
  async play(stage) {
    const { client, screen, dest } = stage;
    const rows = Array.from({ length: 12 }, (_, i) => ({
      custom_id: `row-${i + 1}`,
      request: {
        anthropic_version: 'vertex-2023-10-16',
        max_tokens: 60,
        messages: [{ role: 'user', content: `Say the number ${i + 1} in French.` }],
      },
    }));
    const src = await stage.upload('numbers.jsonl', rows);
    const job = await client.batches.create({
      model: 'publishers/anthropic/models/claude-3-5-haiku',
      src,
      config: { dest },
    });
    await untilRunning(job, stage);
    await setTimeout(10 * stage.pollIntervalMs); // let some rows be done
    screen.line('Enough seen; cancelling.');
    await client.batches.cancel({ name: job.name });
    const ended = await follow(await client.batches.get({ name: job.name }), stage);
    screen.line();
    await showResults(ended, stage);
    screen.line();
    screen.line(
      `It ended as ${ended.state}. Rows that were finished are delivered (and billed); the others were never run.`,
    );
  },
};

/** Watches a job until it runs. */
async function untilRunning(job: BatchJob, { client, screen, pollIntervalMs }: Stage): Promise<void> {
  const running = new AbortController();
  const show = ({ state }: BatchJob): void => {
    screen.line(`  ${state}`);
    if (state === 'JOB_STATE_RUNNING') running.abort();
  };
  try {
    await client.batches.wait(job, { pollIntervalMs, abortSignal: running.signal, onChange: show });
  } catch (error) {
    if (!running.signal.aborted) throw error;
  }
}
