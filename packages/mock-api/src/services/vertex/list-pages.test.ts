import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, create, list, names } from './list-jobs.test-setup.ts';

describe('a list of jobs', () => {
  test('takes no token of another list, nor one that was tampered with', async () => {
    const cloud = openCloud({ clock: 'manual' });
    for (const name of ['a', 'b']) create(cloud, name);
    const { nextPageToken = '' } = await list(cloud, { pageSize: '1' });
    expect(nextPageToken).not.toBe('');
    for (const query of [`filter=labels.a:*&pageToken=${nextPageToken}`, `pageToken=${nextPageToken}A`]) {
      expect(await call(cloud, `batchPredictionJobs?${query}`)).toMatchObject({ status: 400 });
    }
  });

  test('has an empty token on its last page, or empty pages between others, where a client is tested against it', async () => {
    const cloud = openCloud({ clock: 'manual', vertex: { listTokens: 'empty', emptyPages: true } });
    for (const name of ['a', 'b']) create(cloud, name);
    const first = await list(cloud, { pageSize: '1' });
    expect(names(first.batchPredictionJobs)).toEqual(['b']);
    const empty = await list(cloud, { pageSize: '1', pageToken: first.nextPageToken ?? '' });
    expect(empty).toEqual({ nextPageToken: expect.stringMatching(/./) as string });
    const last = await list(cloud, { pageSize: '1', pageToken: empty.nextPageToken ?? '' });
    expect(last).toMatchObject({ nextPageToken: '' });
    expect(names(last.batchPredictionJobs)).toEqual(['a']);
  });

  test('has as many jobs on a page as the cloud says, at the most', async () => {
    const cloud = openCloud({ clock: 'manual', vertex: { pageSize: 2 } });
    for (const name of ['a', 'b', 'c']) create(cloud, name);
    expect(names((await list(cloud, { pageSize: '50' })).batchPredictionJobs)).toEqual(['c', 'b']);
    expect(names((await list(cloud)).batchPredictionJobs)).toEqual(['c', 'b']);
  });
});

test('pages have every job once that was there all the time, whatever is created and deleted between them', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ creates: fc.nat({ max: 2 }), deletes: fc.option(fc.nat({ max: 11 })) }), { maxLength: 8 }),
      fc.boolean(),
      async (count, pageSize, betweenPages, emptyPages) => {
        const cloud = createMockCloud({ clock: 'manual', vertex: { emptyPages } });
        const ids = Array.from({ length: count }, (_, index) => create(cloud, `old-${index}`));
        await cloud.clock.advance(180_000);
        const deleted = new Set<string>();
        const seen: string[] = [];
        const acts = [...betweenPages];
        let pageToken: string | undefined;
        do {
          const page = await list(cloud, { pageSize: String(pageSize), ...(pageToken && { pageToken }) });
          seen.push(...(page.batchPredictionJobs ?? []).map(({ name }) => name.split('/').at(-1) ?? ''));
          const act = acts.shift();
          for (let made = 0; made < (act?.creates ?? 0); made += 1) create(cloud, 'new');
          const doomed = ids[act?.deletes ?? -1];
          if (doomed !== undefined && !deleted.has(doomed)) {
            expect(await call(cloud, `batchPredictionJobs/${doomed}`, 'DELETE')).toMatchObject({ status: 200 });
            deleted.add(doomed);
          }
          pageToken = page.nextPageToken;
        } while (pageToken);
        await cloud.close();
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(seen.toSorted((a, b) => ids.indexOf(b) - ids.indexOf(a)));
        for (const id of ids) if (!deleted.has(id)) expect(seen).toContain(id);
      },
    ),
    { numRuns: 60 },
  ));
