import { createApp, createMockCloud } from '@genai-batch/mock-api';
import fc from 'fast-check';
import { anyRequest } from './any-request.ts';
import { openCloud, routes } from './fuzzed-cloud.ts';
import { expectSound } from './soundness.ts';

/** What the program below tells on its only line of output. */
export interface HeapReport {
  readonly requests: number;
  /** Bytes in use after collection. */
  readonly before: number;
  readonly after: number;
}

const SEED = 7;
const ROUNDS = 5;
const ROUND_REQUESTS = 2000;

/** Bytes in use; what waits to be done is done first, for its closures would count. */
async function heapUsed(): Promise<number> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

/** One cloud, asked again and again, and made as new after each round: nothing of a round may stay. */
async function measure(): Promise<HeapReport> {
  const app = createApp();
  const cloud = createMockCloud({ seed: 7 });
  const round = async (seed: number): Promise<void> => {
    const fuzzed = await openCloud(cloud);
    for (const request of fc.sample(anyRequest(routes, fuzzed.known), { numRuns: ROUND_REQUESTS, seed })) {
      await expectSound(app, fuzzed, request);
      cloud.faults.clear();
    }
    await cloud.reset();
  };
  await round(SEED);
  const before = await heapUsed();
  for (let number = 1; number <= ROUNDS; number += 1) await round(SEED + number);
  const report = { requests: ROUNDS * ROUND_REQUESTS, before, after: await heapUsed() };
  await cloud.close();
  return report;
}

if (!globalThis.gc) throw new Error('Run with --expose-gc: what is not collected yet would count');
process.stdout.write(JSON.stringify(await measure()));
