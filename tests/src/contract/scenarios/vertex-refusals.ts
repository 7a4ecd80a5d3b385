import { expect } from 'vitest';
import { refusalOf } from '../refusal.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { createJob } from './vertex-job.ts';

const claude = {
  model: 'publishers/anthropic/models/claude-3-5-haiku',
  src: 'gs://cloud-samples-data/anthropic-test-data-gcs.jsonl',
  config: { displayName: 'claude', dest: 'gs://out/here' },
};

const ask = (text: string, role: string = 'user'): object => ({ request: { contents: [{ role, parts: [{ text }] }] } });

/** Follows a job that fails before it runs. */
async function failure(stage: Stage, src: string, message: RegExp): Promise<unknown> {
  const client = stage.client.vertex();
  const { states, job } = await stage.follow(client, await createJob(client, 'fails', src));
  expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_FAILED']);
  expect(job).toMatchObject({ error: { code: 3, message: expect.stringMatching(message) as string } });
  expect(await stage.cloud.bucket('out').list()).toEqual([]);
  return job;
}

/** What Vertex AI refuses, at once or after a while. */
export const vertexRefusals: readonly Scenario[] = [
  {
    name: 'a fifth Claude job at once is refused with 429, until one has ended',
    cloud: { clock: 'manual' },
    play: async (stage) => {
      const client = stage.client.vertex();
      for (let count = 0; count < 4; count += 1) await client.batches.create(claude);
      const refusal = await refusalOf(client.batches.create(claude));
      expect(refusal).toMatchObject({ status: 429, error: { status: 'RESOURCE_EXHAUSTED' } });
      await stage.cloud.clock.advance(180_000);
      expect((await client.batches.create(claude)).state).toBe('JOB_STATE_PENDING');
      return refusal;
    },
  },
  {
    name: 'a model is refused where it takes no batches',
    play: async (stage) => {
      const client = stage.client.vertex('global');
      const src = await stage.input([{ key: 'a', request: { content: { parts: [{ text: 'a' }] } } }]);
      const config = { displayName: 'elsewhere', dest: 'gs://out/here' };
      const refusal = await refusalOf(client.batches.create({ model: 'gemini-embedding-001', src, config }));
      expect(refusal).toMatchObject({ status: 400, error: { message: expect.stringContaining('global') as string } });
      return refusal;
    },
  },
  {
    name: 'a bucket of another region is refused where the cloud looks at regions',
    cloud: { vertex: { bucketLocations: 'check' } },
    play: async (stage) => {
      const client = stage.client.vertex();
      stage.cloud.objects.ensureBucket('inputs', { location: 'EUROPE-WEST4' });
      const refusal = await refusalOf(createJob(client, 'far', await stage.input([ask('hi')])));
      expect(refusal).toMatchObject({ status: 400, error: { status: 'FAILED_PRECONDITION' } });
      return refusal;
    },
  },
  {
    name: 'a model that nobody publishes is not found',
    play: async (stage) => {
      const client = stage.client.vertex();
      const refusal = await refusalOf(client.batches.create({ ...claude, model: 'nothing' }));
      const second = await refusalOf(client.batches.create({ ...claude, model: 'nobody/nothing' }));
      expect(second).toMatchObject({ status: 404, error: { status: 'NOT_FOUND' } });
      return [refusal, second];
    },
  },
  {
    name: 'an input that is not there fails the job, not its creation',
    play: (stage) => failure(stage, 'gs://inputs/nothing.jsonl', /gs:\/\/inputs\/nothing\.jsonl/),
  },
  {
    name: 'an input with a line that is no JSON fails the job',
    play: async (stage) => failure(stage, await stage.input(['{"request":{', JSON.stringify(ask('hi'))]), /JSON/),
  },
  {
    name: 'an input whose rows fit no one table fails the job',
    play: async (stage) =>
      failure(
        stage,
        await stage.input([
          { ...ask('hi'), tag: 'a' },
          { ...ask('hi'), tag: { b: 1 } },
        ]),
        /tag/,
      ),
  },
  {
    name: 'an input without a single row fails the job',
    play: async (stage) => failure(stage, await stage.input([]), /no rows/),
  },
  {
    name: 'rows that are wrong fail in a job that succeeds',
    play: async (stage) => {
      const client = stage.client.vertex();
      const rows = [
        { id: 'good', ...ask('hi') },
        { id: 'bad role', ...ask('hi', 'system') },
        { id: 'unlucky', ...ask('hi') },
      ];
      stage.cloud.faults.add({ key: 'unlucky', fault: 'error', status: 'RESOURCE_EXHAUSTED', message: 'Later.' });
      const { job } = await stage.follow(client, await createJob(client, 'mixed', await stage.input(rows)));
      expect(job).toMatchObject({
        state: 'JOB_STATE_SUCCEEDED',
        completionStats: { successfulCount: '1', failedCount: '2' },
      });
      const lines = await stage.output(job);
      const statuses = Object.fromEntries(lines.map(({ id, status }) => [String(id), status]));
      expect(statuses).toEqual({
        good: '',
        'bad role': expect.stringContaining('Please use a valid role: user, model.') as string,
        unlucky: expect.stringContaining('"code": 429, "message": "Later."') as string,
      });
      return [job, lines];
    },
  },
];
