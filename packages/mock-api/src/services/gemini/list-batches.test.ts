import { describe, expect, test } from 'vitest';
import type { MockCloud } from '../../model/mock-cloud.ts';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, type Body } from './call-gemini.test-setup.ts';
import { GENERATE, hello } from './create-bodies.test-setup.ts';

describe('a list', () => {
  const names = async (cloud: MockCloud, query = ''): Promise<{ names: string[]; pages: Body[] }> => {
    const pages: Body[] = [];
    let token: string | undefined;
    do {
      const { body } = await call(
        cloud,
        'GET',
        `v1beta/batches?pageSize=2${query}${token === undefined ? '' : `&pageToken=${token}`}`,
      );
      pages.push(body);
      token = body.nextPageToken;
    } while (token !== undefined && pages.length < 20);
    return { pages, names: pages.flatMap(({ operations = [] }) => operations.map(({ name }) => name)) };
  };
  const fill = async (cloud: MockCloud): Promise<string[]> => {
    const created = [];
    for (let count = 0; count < 5; count += 1) created.push((await call(cloud, 'POST', GENERATE, hello)).body.name);
    return created.toReversed();
  };

  test('has every batch once, newest first, and no token on its last page', async () => {
    const cloud = openCloud({ clock: 'manual' });
    const created = await fill(cloud);
    const { names: listed, pages } = await names(cloud);
    expect(listed).toEqual(created);
    expect(pages.at(-1)).not.toHaveProperty('nextPageToken');
  });

  test('by a switch has empty pages that are not the last', async () => {
    const cloud = openCloud({ clock: 'manual', gemini: { emptyPages: true } });
    const created = await fill(cloud);
    const { names: listed, pages } = await names(cloud);
    expect(listed).toEqual(created);
    expect(pages.map(({ operations = [] }) => operations.length)).toEqual([2, 0, 2, 0, 1]);
  });

  test('of nothing is an empty object', async () => {
    expect((await call(openCloud(), 'GET', 'v1/batches')).body).toEqual({});
  });

  test('leaves out inlined responses, and moves an auto clock as a second look does', async () => {
    const cloud = openCloud();
    await call(cloud, 'POST', GENERATE, hello);
    const states = [];
    for (let look = 0; look < 3; look += 1) {
      const [operation] = (await call(cloud, 'GET', 'v1beta/batches')).body.operations ?? [];
      states.push(operation?.metadata.state);
    }
    expect(states).toEqual(['BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED']);
    const { body } = await call(cloud, 'GET', 'v1beta/batches');
    expect(JSON.stringify(body)).not.toContain('inlinedResponses');
    expect(body.operations?.[0]).toMatchObject({ done: true, response: {} });
  });

  test('has, by a filter, only what is asked for, page by page', async () => {
    const cloud = openCloud({ clock: 'manual' });
    const [newest = '', , third = '', , oldest = ''] = await fill(cloud);
    for (const name of [newest, third, oldest]) await cloud.batches.force(name, 'JOB_STATE_FAILED');
    const filter = `&filter=${encodeURIComponent('state="BATCH_STATE_FAILED"')}`;
    const { names: listed, pages } = await names(cloud, filter);
    expect(listed).toEqual([newest, third, oldest]);
    expect(pages.map(({ operations = [] }) => operations.length)).toEqual([2, 1]);
    expect((await names(cloud, '&filter=state%3DBATCH_STATE_EXPIRED')).pages).toEqual([{}]);
  });

  test.for([{}, { gemini: { emptyPages: true } }])(
    'moves an auto clock for who waits until a filter finds something (%j)',
    async (options) => {
      const cloud = openCloud(options);
      await call(cloud, 'POST', GENERATE, hello);
      let looks = 0;
      let found: string[] = [];
      for (; found.length === 0 && looks < 10; looks += 1) {
        ({ names: found } = await names(cloud, '&filter=state%3DBATCH_STATE_SUCCEEDED'));
      }
      expect([found.length, looks]).toEqual([1, 3]);
    },
  );

  test.for(['pageSize=x', 'pageToken=abc', 'filter=state', 'filter=model%3Dx'])('refuses %s', async (query) => {
    expect((await call(openCloud(), 'GET', `v1/batches?${query}`)).status).toBe(400);
  });
});
