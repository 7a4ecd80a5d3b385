import { expect } from 'vitest';
import { lossOf, refusalOf } from '../refusal.ts';
import type { Scenario } from '../scenario.ts';
import { createBatch } from './gemini-batch.ts';
import { HOUR_MS } from './vertex-job.ts';

/** How batches of the Gemini API end, and what becomes of them. */
export const geminiEnds: readonly Scenario[] = [
  {
    name: 'a batch is cancelled, whether it waits or runs, and has no answers',
    cloud: { clock: 'manual' },
    play: async (stage) => {
      const client = stage.client.gemini();
      const { clock } = stage.cloud;
      const running = await createBatch(client, 'running');
      await clock.advance(60_000);
      const waiting = await createBatch(client, 'waiting');
      const jobs = [];
      for (const { name } of [running, waiting]) {
        await client.batches.cancel({ name: name! });
        jobs.push(await client.batches.get({ name: name! }));
      }
      expect(jobs.map(({ state }) => state)).toEqual(['JOB_STATE_RUNNING', 'JOB_STATE_PENDING']);
      await clock.advance(10_000);
      for (const { name } of [running, waiting]) {
        const job = await client.batches.get({ name: name! });
        expect(job).toMatchObject({ state: 'JOB_STATE_CANCELLED' });
        expect(job.dest).toBeUndefined();
        jobs.push(job);
      }
      return jobs;
    },
  },
  {
    name: 'a batch that has ended is not cancelled any more',
    play: async (stage) => {
      const client = stage.client.gemini();
      const { job } = await stage.follow(client, await createBatch(client));
      const refusal = await refusalOf(client.batches.cancel({ name: job.name! }));
      expect(refusal).toMatchObject({ status: 400, error: { status: 'FAILED_PRECONDITION' } });
      return refusal;
    },
  },
  {
    name: 'a batch is deleted in any state',
    play: async (stage) => {
      const client = stage.client.gemini();
      const waiting = await createBatch(client, 'waiting');
      const { job: done } = await stage.follow(client, await createBatch(client, 'done'));
      const refusals = [];
      for (const { name } of [waiting, done]) {
        await client.batches.delete({ name: name! });
        refusals.push(await refusalOf(client.batches.get({ name: name! })));
      }
      expect(refusals.map(({ status }) => status)).toEqual([404, 404]);
      return refusals;
    },
  },
  {
    name: 'a batch that has not ended within 48 hours has expired, without answers',
    cloud: { timing: { pendingMs: 1 * HOUR_MS, runningMs: 100 * HOUR_MS } },
    play: async (stage) => {
      const client = stage.client.gemini();
      const created = await createBatch(client);
      const { states, job } = await stage.follow(client, created);
      expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_EXPIRED']);
      expect(Date.parse(job.endTime!) - Date.parse(created.createTime!)).toBeGreaterThanOrEqual(48 * HOUR_MS);
      expect(job.dest).toBeUndefined();
      return job;
    },
  },
  {
    name: 'a batch of two days is seen in each of its states within five polls',
    cloud: { timing: { pendingMs: 24 * HOUR_MS, runningMs: 23 * HOUR_MS } },
    play: async (stage) => {
      const client = stage.client.gemini();
      const { states, job } = await stage.follow(client, await createBatch(client));
      expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
      return job;
    },
  },
  {
    name: 'a state of a batch that nobody knows is told as it is',
    play: async (stage) => {
      const client = stage.client.gemini();
      const created = await createBatch(client);
      const states: unknown[] = [];
      for (const state of ['JOB_STATE_HIBERNATING', 'JOB_STATE_PARTIALLY_SUCCEEDED'] as const) {
        await stage.cloud.batches.force(created.name!, state, { rows: 1 });
        states.push((await client.batches.get({ name: created.name! })).state);
      }
      // Neither is in the enum of the Gemini API: clients have no other name for them.
      expect(states).toEqual(['BATCH_STATE_HIBERNATING', 'BATCH_STATE_PARTIALLY_SUCCEEDED']);
      return states;
    },
  },
  {
    name: 'a batch whose creation had no answer is there, and is found in the list',
    play: async (stage) => {
      const client = stage.client.gemini();
      const lost = stage.cloud.faults.add('gemini nth=1 reset-after');
      const loss = await lossOf(createBatch(client, 'nightly-7'));
      if (!stage.client.isOfficial) expect(loss).toMatchObject({ outcome: 'unknown', displayName: 'nightly-7' });
      expect(lost.fired).toBe(1);
      const { page } = await client.batches.list();
      expect(page).toMatchObject([{ displayName: 'nightly-7' }]);
      const { job } = await stage.follow(client, page[0]!);
      expect(job.state).toBe('JOB_STATE_SUCCEEDED');
      return [page, job];
    },
  },
];
