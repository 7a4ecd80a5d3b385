import { createApp } from '@genai-batch/mock-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyRequest } from './any-request.ts';
import { openCloud, routes } from './fuzzed-cloud.ts';
import { expectSound } from './soundness.ts';

/** Printed with every failure; another one looks elsewhere. */
const SEED = 20_261_122;
const RUNS = 400;
const REQUESTS = 50;

test('the app tells its routes', () => {
  expect(routes.length).toBeGreaterThan(80);
});

test(
  `${RUNS * REQUESTS} requests that nobody should send are answered as a service would`,
  { timeout: 120_000 },
  async () => {
    const app = createApp();
    const first = await openCloud();
    await first.cloud.close();
    const statuses = new Map<number, number>();
    const requests = fc.array(anyRequest(routes, first.known), {
      minLength: REQUESTS,
      maxLength: REQUESTS,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(requests, async (sequence) => {
        const fuzzed = await openCloud();
        const { cloud } = fuzzed;
        try {
          for (const request of sequence) {
            const status = await expectSound(app, fuzzed, request);
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            // That faults can be added is to be seen, not what they do.
            cloud.faults.clear();
          }
          const health = await app.fetch(new Request('http://127.0.0.1/_mock/health'), { cloud });
          expect(await health.json()).toMatchObject({ status: 'ok' });
        } finally {
          await cloud.close();
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
    console.info(`fuzz: seed ${SEED}, answers by status: ${JSON.stringify(Object.fromEntries(statuses))}`);
    const total = [...statuses.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThanOrEqual(RUNS * REQUESTS);
    // Else the generator would be so hostile that it tests nothing but refusals.
    expect((statuses.get(200) ?? 0) / total).toBeGreaterThan(0.15);
  },
);
