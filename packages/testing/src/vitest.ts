import type { Client } from '@genai-batch/core';
import type { MockCloud, MockCloudOptions } from '@genai-batch/mock-api';
import { intercept, type InterceptOptions } from '@genai-batch/mock-api/msw';
import { test as base, type TestAPI } from 'vitest';
import { currentClock } from './current-clock.ts';
import { goOffline } from './go-offline.ts';
import { openTestCloud, type TestCloud } from './open-test-cloud.ts';
import './vitest/extend-expect.ts';
import { hookEverySuite } from './vitest/hook-every-suite.ts';

/** What tests made with {@link test} can ask for. */
export interface CloudFixtures {
  /** How each test's cloud is made: `test.override({ cloudOptions: { clock: 'manual', seed: 7 } })`. @default {} */
  cloudOptions: MockCloudOptions;
  /** A cloud of the test's own. */
  cloud: MockCloud;
  /** A client of that cloud. It waits by the cloud's time. */
  client: Client;
  /** The cloud's time, also after a `reset`. */
  clock: MockCloud['clock'];
  /** All of these, and the calls that were blocked so far. */
  testCloud: TestCloud;
}

/** What is set up once for a worker. */
export interface WorkerFixtures {
  /** Hosts that tests may reach: `test.extend('networkOptions', { scope: 'worker' }, { allow: ['10.0.0.7'] })`. @default {} */
  networkOptions: Pick<InterceptOptions, 'allow'>;
}

type Fixtures = CloudFixtures &
  WorkerFixtures & { readonly $__worker?: WorkerFixtures; readonly $__file?: object; readonly $__test?: CloudFixtures };

/**
 * Vitest's `test`, in a cloud of its own: every call that a test makes to Google, with whatever client, shared ones
 * included, is answered by that test's cloud, also in `test.concurrent` and when the test does not ask for the cloud.
 * A test that would have called anything else beyond this machine fails and names it, even when a client swallowed the
 * error. The developer's own login is never read.
 *
 * @example
 * test('counts the rows', async ({ cloud, client }) => {
 *   await cloud.bucket('in').put('rows.jsonl', lines);
 *   const job = await client.batches.create({ model: 'gemini-2.5-flash', src: 'gs://in/rows.jsonl' });
 *   expect(await client.batches.wait(job)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
 * });
 */
export const test: TestAPI<Fixtures> = hookEverySuite(
  base
    .extend('networkOptions', { scope: 'worker' }, (): WorkerFixtures['networkOptions'] => ({}))
    .extend('offline', { scope: 'worker', auto: true }, async ({ networkOptions }, { onCleanup }) => {
      const goOnline = await goOffline();
      const door = await intercept([], networkOptions); // held open: tests only join it
      onCleanup(async () => {
        await door.close();
        await goOnline();
      });
      return networkOptions;
    })
    .extend('cloudOptions', (): MockCloudOptions => ({}))
    .extend('testCloud', async ({ cloudOptions, offline }, { onCleanup }) => {
      const testCloud = await openTestCloud(cloudOptions, offline);
      onCleanup(() => testCloud.close());
      return testCloud;
    })
    .extend('cloud', ({ testCloud }) => testCloud.cloud)
    .extend('client', ({ testCloud }) => testCloud.client)
    .extend('clock', ({ testCloud }) => currentClock(testCloud.cloud)) as unknown as TestAPI<Fixtures>, // as inferred, less `offline`
  async (run, { testCloud }: Partial<CloudFixtures>) => {
    if (!testCloud) return run(); // a test of another API in the same file
    await testCloud.run(run);
    testCloud.assertNothingBlocked();
  },
);
