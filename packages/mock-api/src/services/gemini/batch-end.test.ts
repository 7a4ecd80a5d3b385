import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, see, whenDone } from './call-gemini.test-setup.ts';
import { GENERATE, hello } from './create-bodies.test-setup.ts';

const HOUR_MS = 3_600_000;

describe('the end', () => {
  test('of a batch that is cancelled while it runs is an error with code 1, and no output', async () => {
    const cloud = openCloud();
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    await see(cloud, body.name);
    expect((await see(cloud, body.name)).metadata.state).toBe('BATCH_STATE_RUNNING');
    expect((await call(cloud, 'POST', `v1beta/${body.name}:cancel`, {})).body).toEqual({});
    const ended = await see(cloud, body.name);
    expect(ended).toMatchObject({ done: true, metadata: { state: 'BATCH_STATE_CANCELLED' }, error: { code: 1 } });
    expect(ended.metadata).not.toHaveProperty('output');
    expect(ended).not.toHaveProperty('response');
    const again = await call(cloud, 'POST', `v1beta/${body.name}:cancel`);
    expect([again.status, again.body.error.status]).toEqual([400, 'FAILED_PRECONDITION']);
  });

  test('has no state of its own on the way there', async () => {
    const cloud = openCloud({ clock: 'manual' });
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    await call(cloud, 'POST', `v1beta/${body.name}:cancel`);
    expect((await see(cloud, body.name)).metadata.state).toBe('BATCH_STATE_PENDING');
    await cloud.clock.advance(10_000);
    expect((await see(cloud, body.name)).metadata.state).toBe('BATCH_STATE_CANCELLED');
  });

  test.for<[where: string, timing: { pendingMs?: number; runningMs?: number }]>([
    ['waiting', { pendingMs: 49 * HOUR_MS }],
    ['running', { pendingMs: HOUR_MS, runningMs: 48 * HOUR_MS }],
  ])('comes after 48 hours for a batch that is still %s, without results', async ([, timing]) => {
    const cloud = openCloud({ clock: 'manual', timing });
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    await cloud.clock.advance(48 * HOUR_MS - 1);
    expect((await see(cloud, body.name)).done).toBeUndefined();
    await cloud.clock.advance(1);
    const ended = await see(cloud, body.name);
    expect(ended).toMatchObject({
      done: true,
      metadata: { state: 'BATCH_STATE_EXPIRED' },
      error: { message: expect.any(String) as unknown },
    });
    expect(ended.metadata).not.toHaveProperty('output');
  });
});

test('a batch and its rows can be made to fail', async () => {
  const cloud = openCloud();
  cloud.faults.add({ job: '*', fault: 'fail', status: 'INTERNAL', message: 'oops' });
  const { body } = await call(cloud, 'POST', GENERATE, hello);
  expect(await whenDone(cloud, body)).toMatchObject({
    metadata: { state: 'BATCH_STATE_FAILED' },
    error: { code: 13, message: 'oops' },
  });
});
