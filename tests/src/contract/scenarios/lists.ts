import { expect } from 'vitest';
import type { AnyClient } from '../clients.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { createBatch } from './gemini-batch.ts';
import { createJob } from './vertex-job.ts';

const displayNames = ['daily-1', 'weekly-1', 'daily-2', 'weekly-2', 'daily-3'];

/** The display names of a list, read item by item; a hole where the client gave none. */
async function listed(client: AnyClient, config: { pageSize: number; filter?: string }): Promise<unknown[]> {
  const names: unknown[] = [];
  for await (const job of await client.batches.list({ config }))
    names.push((job as object | undefined) && job.displayName);
  return names;
}

/** The official client takes the first item of each page for granted. */
function expectHoles({ client }: Stage, names: readonly unknown[]): void {
  expect(names.includes(undefined)).toBe(client.isOfficial);
}

/** Lists of jobs, page by page. */
export const lists: readonly Scenario[] = [
  {
    name: 'a list on Vertex AI has the newest first, over several pages, and what a filter says',
    play: async (stage) => {
      const client = stage.client.vertex();
      for (const name of displayNames) await createJob(client, name);
      expect(await listed(client, { pageSize: 2 })).toEqual(displayNames.toReversed());
      const filter = 'display_name:"daily-*" AND NOT display_name="daily-2"';
      expect(await listed(client, { pageSize: 1, filter })).toEqual(['daily-3', 'daily-1']);
      const first = await client.batches.list({ config: { pageSize: 2 } });
      expect([first.page.length, first.hasNextPage()]).toEqual([2, true]);
      return first.page;
    },
  },
  {
    name: 'a list on the Gemini API has the newest first, over several pages, without answers',
    play: async (stage) => {
      const client = stage.client.gemini();
      for (const name of displayNames) await createBatch(client, name);
      await stage.follow(client, await createBatch(client, 'done'));
      expect(await listed(client, { pageSize: 2 })).toEqual(['done', ...displayNames.toReversed()]);
      const { page } = await client.batches.list();
      expect(page[0]).toMatchObject({ displayName: 'done', state: 'JOB_STATE_SUCCEEDED' });
      expect(page[0]?.dest?.inlinedResponses).toBeUndefined();
      return page;
    },
  },
  {
    name: 'a list on Vertex AI may have an empty page that is not the last',
    cloud: { vertex: { emptyPages: true } },
    play: async (stage) => {
      const client = stage.client.vertex();
      for (const name of displayNames) await createJob(client, name);
      const names = await listed(client, { pageSize: 2 });
      expectHoles(stage, names);
      expect(names.filter(Boolean)).toEqual(displayNames.toReversed());
      return names.filter(Boolean);
    },
  },
  {
    name: 'a list on the Gemini API may have an empty page that is not the last',
    cloud: { gemini: { emptyPages: true } },
    play: async (stage) => {
      const client = stage.client.gemini();
      for (const name of displayNames) await createBatch(client, name);
      const names = await listed(client, { pageSize: 2 });
      expectHoles(stage, names);
      expect(names.filter(Boolean)).toEqual(displayNames.toReversed());
      return names.filter(Boolean);
    },
  },
  {
    name: 'a list of nothing is empty',
    play: async (stage) => [
      await listed(stage.client.vertex(), { pageSize: 5 }),
      await listed(stage.client.gemini(), { pageSize: 5 }),
    ],
  },
];
