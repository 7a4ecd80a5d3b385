import { expect } from 'vitest';
import { lossOf, refusalOf } from '../refusal.ts';
import type { Scenario } from '../scenario.ts';
import { byHand, createJob, HOUR_MS, sample, SAMPLE_ROWS } from './vertex-job.ts';

/** How jobs on Vertex AI end, and what becomes of them. */
export const vertexEnds: readonly Scenario[] = [
  {
    name: 'a job that is cancelled while it waits ends without output',
    play: async (stage) => {
      const client = stage.client.vertex();
      const job = await createJob(client);
      await client.batches.cancel({ name: job.name! });
      const again = await refusalOf(client.batches.cancel({ name: job.name! }));
      expect(again).toMatchObject({ status: 400, error: { status: 'FAILED_PRECONDITION' } });
      const ended = await stage.follow(client, job);
      expect(ended.states).toEqual(['JOB_STATE_CANCELLING', 'JOB_STATE_CANCELLED']);
      expect(ended.job).toMatchObject({ error: { code: 1 } });
      expect(ended.job.startTime).toBeUndefined();
      expect(await stage.cloud.bucket('out').list()).toEqual([]);
      return [again, ended];
    },
  },
  {
    name: 'a job that is cancelled while it runs keeps the rows that are done',
    cloud: byHand,
    play: async (stage) => {
      const client = stage.client.vertex();
      const job = await createJob(client);
      await stage.cloud.clock.advance(60_000 + 60_000);
      expect((await client.batches.get({ name: job.name! })).state).toBe('JOB_STATE_RUNNING');
      await client.batches.cancel({ name: job.name! });
      await stage.cloud.clock.advance(10_000);
      const ended = await client.batches.get({ name: job.name! });
      expect(ended.state).toBe('JOB_STATE_CANCELLED');
      const lines = await stage.output(ended);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThan(SAMPLE_ROWS);
      expect(Number(ended.completionStats?.successfulCount)).toBe(lines.length);
      return [ended, lines];
    },
  },
  {
    name: 'a job that has ended is not cancelled any more',
    play: async (stage) => {
      const client = stage.client.vertex();
      const { job } = await stage.follow(client, await createJob(client));
      const refusal = await refusalOf(client.batches.cancel({ name: job.name! }));
      expect(refusal).toMatchObject({ status: 400, error: { status: 'FAILED_PRECONDITION' } });
      return refusal;
    },
  },
  {
    name: 'a job is deleted once it has ended, and its output stays',
    play: async (stage) => {
      const client = stage.client.vertex();
      const created = await createJob(client);
      const early = await refusalOf(client.batches.delete({ name: created.name! }));
      expect(early).toMatchObject({ status: 400, error: { status: 'FAILED_PRECONDITION' } });
      const { job } = await stage.follow(client, created);
      const deleted = await client.batches.delete({ name: job.name! });
      expect(deleted).toMatchObject({
        name: expect.stringMatching(/^projects\/\d+\/locations\/us-central1\/operations\/\d+$/) as string,
        done: true,
      });
      const gone = await refusalOf(client.batches.get({ name: job.name! }));
      expect(gone).toMatchObject({ status: 404, error: { status: 'NOT_FOUND' } });
      expect(await stage.output(job)).toHaveLength(SAMPLE_ROWS);
      return [early, deleted.name, deleted.done, gone];
    },
  },
  {
    name: 'a job that has waited for 72 hours has expired, and has no output',
    cloud: { timing: { pendingMs: 100 * HOUR_MS } },
    play: async (stage) => {
      const client = stage.client.vertex();
      const created = await createJob(client);
      const { states, job } = await stage.follow(client, created);
      expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_EXPIRED']);
      expect(Date.parse(job.updateTime!) - Date.parse(created.createTime!)).toBeGreaterThanOrEqual(72 * HOUR_MS);
      expect([job.startTime, job.endTime, job.error]).toEqual([undefined, undefined, undefined]);
      expect(await stage.cloud.bucket('out').list()).toEqual([]);
      return job;
    },
  },
  {
    name: 'a job that has run for 24 hours fails, and its finished rows are there',
    cloud: { timing: { runningMs: 48 * HOUR_MS }, order: 'input' },
    play: async (stage) => {
      const client = stage.client.vertex();
      const { states, job } = await stage.follow(client, await createJob(client));
      expect(states.at(-1)).toBe('JOB_STATE_FAILED');
      expect(job.error).toBeDefined();
      const lines = await stage.output(job);
      expect(lines).toHaveLength(SAMPLE_ROWS / 2);
      return [job, lines];
    },
  },
  {
    name: 'a job of three days is seen in each of its states within five polls',
    cloud: { timing: { pendingMs: 71 * HOUR_MS, runningMs: 23 * HOUR_MS } },
    play: async (stage) => {
      const client = stage.client.vertex();
      const created = await createJob(client);
      const { states, job } = await stage.follow(client, created);
      expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
      expect(Date.parse(job.endTime!) - Date.parse(created.createTime!)).toBeGreaterThanOrEqual(94 * HOUR_MS);
      return job;
    },
  },
  {
    name: 'a job that succeeded in part has the rows that are done',
    cloud: byHand,
    play: async (stage) => {
      const client = stage.client.vertex();
      const created = await createJob(client);
      await stage.cloud.jobs.force(created.name!, 'JOB_STATE_PARTIALLY_SUCCEEDED', { rows: 3 });
      const job = await client.batches.get({ name: created.name! });
      expect(job).toMatchObject({ state: 'JOB_STATE_PARTIALLY_SUCCEEDED', completionStats: { successfulCount: '3' } });
      const lines = await stage.output(job);
      expect(lines).toHaveLength(3);
      return [job, lines];
    },
  },
  {
    name: 'a state that nobody knows is told as it is, and the job goes on',
    play: async (stage) => {
      const client = stage.client.vertex();
      const created = await createJob(client);
      await stage.cloud.jobs.force(created.name!, 'JOB_STATE_HIBERNATING');
      const asleep = await client.batches.get({ name: created.name! });
      expect(asleep.state).toBe('JOB_STATE_HIBERNATING');
      stage.cloud.jobs.resume(created.name!);
      const { job } = await stage.follow(client, created);
      expect(job.state).toBe('JOB_STATE_SUCCEEDED');
      return [asleep, job];
    },
  },
  {
    name: 'a job whose creation had no answer is there, and is found by its name',
    play: async (stage) => {
      const client = stage.client.vertex();
      const lost = stage.cloud.faults.add('vertex.batchPredictionJobs.create nth=1 reset-after');
      const loss = await lossOf(createJob(client, 'nightly-7'));
      if (!stage.client.isOfficial) expect(loss).toMatchObject({ outcome: 'unknown', displayName: 'nightly-7' });
      expect(lost.fired).toBe(1);
      const { page } = await client.batches.list({ config: { filter: 'display_name="nightly-7"' } });
      expect(page).toMatchObject([{ displayName: 'nightly-7', src: { gcsUri: [sample] } }]);
      const { job } = await stage.follow(client, page[0]!);
      expect(job.state).toBe('JOB_STATE_SUCCEEDED');
      return [page, job];
    },
  },
];
