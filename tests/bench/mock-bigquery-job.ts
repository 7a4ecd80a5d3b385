import { jsonFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const rounds = 3;
const maxPeakBytes = 600_000_000;

const contestants = {
  job: { module: 'contestants/bigquery-job.ts', what: 'job' },
  loop: { module: 'contestants/bigquery-job.ts', what: 'loop' },
  /** The same rows from and to Cloud Storage. */
  files: { module: 'contestants/claude-job.ts', what: 'job' },
};
type Contestant = keyof typeof contestants;

interface Run {
  readonly seconds: number;
  readonly peakBytes: number;
}

/** A job from one table into another. @param rows About 1 KB each. */
export async function mockBigQueryJob(rows = 200_000): Promise<readonly Figure[]> {
  const runs: Record<Contestant, Run[]> = { job: [], loop: [], files: [] };
  for (let round = 0; round < (rows > 500_000 ? 1 : rounds); round++) {
    for (const [name, { module, what }] of Object.entries(contestants)) {
      const env = { BENCH_ROWS: String(rows), BENCH_WHAT: what };
      runs[name as Contestant].push((await jsonFromModule(module, env)) as Run);
    }
  }
  const secondsOf = (name: Contestant): number => median(runs[name].map(({ seconds }) => seconds));
  const rateOf = (name: Contestant): string => `${(rows / secondsOf(name) / 1000).toFixed(1)} k rows/s`;
  const peakOf = (name: Contestant): number => Math.max(...runs[name].map(({ peakBytes }) => peakBytes));
  const [job, loop, files] = [secondsOf('job'), secondsOf('loop'), secondsOf('files')];
  const count = rows.toLocaleString('en');
  const what = `mock: a job of ${count} rows of Claude, bq:// to bq://`;
  return [
    {
      what: `${what}, speed`,
      ours: `${rateOf('job')} (${job.toFixed(1)} s)`,
      beside: `the same job, gs:// to gs:// ${rateOf('files')}`,
      ratio: files / job,
      aim: '0.4× of it',
      met: files / job >= 0.4,
    },
    {
      what: `${what}, speed`,
      ours: rateOf('job'),
      beside: `a loop that parses, answers, writes and hashes cells ${rateOf('loop')}`,
      ratio: loop / job,
      aim: '0.2× of the loop',
      met: loop / job >= 0.2,
    },
    {
      what: `${what}, peak memory`,
      ours: inMb(peakOf('job')),
      beside: `gs:// to gs:// ${inMb(peakOf('files'))}`,
      aim: 'at most 600 MB',
      met: peakOf('job') <= maxPeakBytes,
    },
  ];
}

function inMb(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}
