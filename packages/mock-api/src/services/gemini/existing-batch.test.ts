import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, see, whenDone } from './call-gemini.test-setup.ts';
import { GENERATE, hello } from './create-bodies.test-setup.ts';

describe('a batch that is there', () => {
  test('can be deleted, in any state, and is gone', async () => {
    const cloud = openCloud();
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    expect((await call(cloud, 'DELETE', `v1beta/${body.name}`, {})).body).toEqual({});
    const { status, body: gone } = await call(cloud, 'GET', `v1beta/${body.name}`);
    expect([status, gone.error.status]).toEqual([404, 'NOT_FOUND']);
  });

  test('by a switch can only be deleted when it has ended', async () => {
    const cloud = openCloud({ gemini: { unfinishedDelete: 'refuse' } });
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    expect((await call(cloud, 'DELETE', `v1beta/${body.name}`)).body.error.status).toBe('FAILED_PRECONDITION');
    await whenDone(cloud, body);
    expect((await call(cloud, 'DELETE', `v1beta/${body.name}`)).status).toBe(200);
  });

  test('can be renamed, and given a priority', async () => {
    const cloud = openCloud();
    const { body } = await call(cloud, 'POST', GENERATE, { batch: { ...hello.batch, priority: '5' } });
    expect(body.metadata['priority']).toBe('5');
    const path = `v1beta/${body.name}:updateGenerateContentBatch`;
    const changed = await call(cloud, 'PATCH', `${path}?updateMask=display_name,priority`, {
      displayName: 'new',
      priority: '-1',
    });
    expect(changed.body).toMatchObject({
      name: body.name,
      displayName: 'new',
      priority: '-1',
      state: 'BATCH_STATE_PENDING',
    });
    expect((await see(cloud, body.name)).metadata).toMatchObject({ displayName: 'new', priority: '-1' });
    expect((await call(cloud, 'PATCH', `${path}?updateMask=model`, {})).status).toBe(400);
    const wrongKind = await call(cloud, 'PATCH', `v1beta/${body.name}:updateEmbedContentBatch`, { displayName: 'x' });
    expect(wrongKind.status).toBe(404);
  });
});
