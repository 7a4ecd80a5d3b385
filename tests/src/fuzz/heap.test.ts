import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { HeapReport } from './measure-heap.ts';

const run = promisify(execFile);

test('thousands of such requests leave no memory behind', { timeout: 120_000 }, async () => {
  // A process of its own: the test runner's memory is not the mock's.
  const flags = ['--expose-gc', '--conditions=@genai-batch/source'];
  const { stdout } = await run(process.execPath, [...flags, join(import.meta.dirname, 'measure-heap.ts')]);
  const { before, after, requests } = JSON.parse(stdout) as HeapReport;
  const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;
  console.info(
    `fuzz: ${requests} requests later the heap has ${megabytes(after)}, before them it had ${megabytes(before)}`,
  );
  expect(requests).toBeGreaterThanOrEqual(10_000);
  expect(after).toBeLessThan(before * 1.2);
  // Most of that is the programs themselves; of each request less than a kilobyte may stay.
  expect(after - before).toBeLessThan(requests * 1000);
});
