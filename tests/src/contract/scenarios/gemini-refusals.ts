import { expect } from 'vitest';
import { refusalOf } from '../refusal.ts';
import type { Scenario } from '../scenario.ts';
import { createBatch } from './gemini-batch.ts';

const model = 'gemini-2.5-flash';

/** What the Gemini API refuses at once. */
export const geminiRefusals: readonly Scenario[] = [
  {
    name: 'a batch too many is refused with 429, until another has ended',
    cloud: { clock: 'manual', gemini: { quota: { concurrentBatches: 2 } } },
    play: async (stage) => {
      const client = stage.client.gemini();
      await createBatch(client);
      await createBatch(client);
      const refusal = await refusalOf(createBatch(client));
      expect(refusal).toMatchObject({ status: 429, error: { status: 'RESOURCE_EXHAUSTED' } });
      await stage.cloud.clock.advance(180_000);
      expect((await createBatch(client)).state).toBe('JOB_STATE_PENDING');
      return refusal;
    },
  },
  {
    name: 'a file that is not there is refused, as if it were somebody else’s',
    play: async (stage) => {
      const client = stage.client.gemini();
      const refusal = await refusalOf(client.batches.create({ model, src: 'files/nothing' }));
      expect(refusal).toMatchObject({ status: 403, error: { status: 'PERMISSION_DENIED' } });
      return refusal;
    },
  },
  {
    name: 'a file with bad lines is refused, each of them told',
    play: async (stage) => {
      const client = stage.client.gemini();
      const contents = [{ parts: [{ text: 'hi' }] }];
      const lines = [
        JSON.stringify({ key: 'a', request: { contents } }),
        JSON.stringify({ key: 'b', request: { contents, temperature: 1 } }),
        '[1,2]',
      ];
      const file = await client.files.upload({
        file: new Blob([lines.join('\n')]),
        config: { name: 'bad-lines', mimeType: 'jsonl' },
      });
      const refusal = await refusalOf(client.batches.create({ model, src: file.name! }));
      expect(refusal).toMatchObject({ status: 400, error: { status: 'INVALID_ARGUMENT' } });
      expect(refusal.error.message).toMatch(/Error on line 2: .*no such field: 'temperature'\nError on line 3: /);
      return refusal;
    },
  },
  {
    name: 'a field that is not there is refused in a row of the call',
    play: async (stage) => {
      const client = stage.client.gemini();
      const refusal = await refusalOf(
        client.batches.create({
          model,
          src: [{ contents: 'hi' }],
          config: { httpOptions: { extraBody: { batch: { inputConfig: { speed: 3 } } } } },
        }),
      );
      expect(refusal).toMatchObject({ status: 400, error: { message: expect.stringContaining('speed') as string } });
      return refusal;
    },
  },
  {
    name: 'a model that takes no batches is not found',
    play: async (stage) => {
      const client = stage.client.gemini();
      const refusal = await refusalOf(client.batches.create({ model: 'imagen-4', src: [{ contents: 'a cat' }] }));
      expect(refusal).toMatchObject({ status: 404, error: { status: 'NOT_FOUND' } });
      return refusal;
    },
  },
  {
    name: 'rows that cannot be answered fail in a batch that succeeds, even when all do',
    play: async (stage) => {
      const client = stage.client.gemini();
      const created = await client.batches.create({
        model,
        src: ['tester', 'system'].map((role) => ({ contents: [{ role, parts: [{ text: 'hi' }] }] })),
      });
      const { job } = await stage.follow(client, created);
      expect(job.state).toBe('JOB_STATE_SUCCEEDED');
      expect(job.dest?.inlinedResponses).toMatchObject([{ error: { code: 3 } }, { error: { code: 3 } }]);
      return job;
    },
  },
];
