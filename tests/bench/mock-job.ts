import { jsonFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const rounds = 5;
const maxPeakBytes = 600_000_000;

interface Run {
  readonly seconds: number;
  readonly peakBytes: number;
}

/** @param rows About 1 KB each. */
export async function mockJob(rows = 200_000): Promise<readonly Figure[]> {
  const jobs: Run[] = [];
  const loops: Run[] = [];
  const run = async (what: 'job' | 'loop'): Promise<Run> =>
    (await jsonFromModule('contestants/claude-job.ts', { BENCH_ROWS: String(rows), BENCH_WHAT: what })) as Run;
  for (let round = 0; round < (rows > 500_000 ? 1 : rounds); round++) {
    jobs.push(await run('job'));
    loops.push(await run('loop'));
  }
  const [job, loop] = [median(jobs.map(({ seconds }) => seconds)), median(loops.map(({ seconds }) => seconds))];
  const peak = Math.max(...jobs.map(({ peakBytes }) => peakBytes));
  const count = rows.toLocaleString('en');
  return [
    {
      what: `mock: a job of ${count} rows of Claude, speed`,
      ours: `${(rows / job / 1000).toFixed(1)} k rows/s (${job.toFixed(1)} s)`,
      beside: `a loop that parses, answers, writes and hashes ${(rows / loop / 1000).toFixed(1)} k rows/s`,
      ratio: loop / job,
      aim: '0.5× of the loop',
      met: loop / job >= 0.5,
    },
    {
      what: `mock: a job of ${count} rows of Claude, peak memory`,
      ours: `${(peak / 1_000_000).toFixed(0)} MB`,
      beside: '',
      aim: 'at most 600 MB',
      met: peak <= maxPeakBytes,
    },
  ];
}
