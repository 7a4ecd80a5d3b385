import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { Storage } from '@google-cloud/storage';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { clients } from './clients.ts';
import { monitor } from './monitor.ts';

const withoutWaiting = async (): Promise<void> => {};

/** The output file's lines, read as a user would: by the library, from the place that the job was told to write to. */
async function linesWritten(): Promise<string[]> {
  const [files] = await new Storage().bucket('your-output-bucket').getFiles({ prefix: 'results/' });
  const contents = await Promise.all(files.map(async (file) => String(await file.download())));
  return contents.join('').split('\n').filter(Boolean).toSorted();
}

describe.for(doors)('at the $name door', (door) => {
  let cloud: MockCloud;
  let open: Awaited<ReturnType<typeof door.open>>;
  beforeEach(async () => {
    cloud = createMockCloud({ seed: 7 });
    open = await door.open(cloud);
  });
  afterEach(async () => {
    await open.close();
    await cloud.close();
  });

  test.for(clients.flatMap((client) => [undefined, 'v1'].map((version) => ({ client, version, name: client.name }))))(
    'the tutorial’s program sees a job through with $name, API version $version',
    async ({ client, version }) => {
      const { name, states } = await monitor(client.create(version), withoutWaiting);

      expect(name).toMatch(/^projects\/\d+\/locations\/us-central1\/batchPredictionJobs\/\d{18,19}$/);
      expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
      const answers = (await linesWritten()).map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(answers.map(({ custom_id }) => custom_id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((i) => `request-${i}`));
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: '', response: { type: 'message', role: 'assistant' } });
      }
    },
  );

  test('an input that is not there fails the job, and the program ends', async () => {
    const [ours] = clients;
    const client = ours!.create();
    const job = await client.batches.create({
      model: 'publishers/anthropic/models/claude-3-5-haiku',
      src: 'gs://no-such-bucket/rows.jsonl',
      config: { dest: 'gs://your-output-bucket/results/' },
    });
    const states = [job.state];
    while (states.at(-1) !== 'JOB_STATE_FAILED' && states.length < 10) {
      states.push((await client.batches.get({ name: String(job.name) })).state);
    }
    expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_PENDING', 'JOB_STATE_FAILED']);
  });
});

test('both clients see the same states and the same bytes at every door', async () => {
  const seen: string[] = [];
  for (const door of doors) {
    for (const client of clients) {
      const cloud = createMockCloud({ seed: 7 });
      const open = await door.open(cloud);
      try {
        const story = await monitor(client.create(), withoutWaiting);
        seen.push(JSON.stringify([story, await linesWritten()]));
      } finally {
        await open.close();
        await cloud.close();
      }
    }
  }
  expect(seen).toHaveLength(doors.length * clients.length);
  expect(new Set(seen).size).toBe(1);
});
