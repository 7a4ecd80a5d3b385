import { jsonFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { withResults } from './results-file.ts';
import { rowKey } from './row-key.ts';

const AIM_BYTES = 64;

const works = {
  results: 'results',
  expect: 'results with expect',
  check: 'checkLines',
  write: 'writeLines of a generator',
  /** A peer of `expect`: what anybody would note keys in. */
  set: 'a Set of the keys',
};
type Work = keyof typeof works;

interface Point {
  readonly rows: number;
  readonly heldBytes: number;
  readonly peakRssBytes: number;
}

/** What a row costs in memory, whatever is done with many of them: the slope over a quarter, half and all of the rows. */
export async function rowMemory(rows = 1_000_000): Promise<readonly Figure[]> {
  const points: Record<Work, Point[]> = { results: [], expect: [], check: [], write: [], set: [] };
  for (const count of [Math.floor(rows / 4), Math.floor(rows / 2), rows]) {
    await withResults({ rows: count, keyOf: rowKey, sentences: 1 }, async (url) => {
      for (const what of Object.keys(works) as Work[]) points[what].push(await measure(what, count, url));
    });
  }
  const setBytes = bytesARow(points.set);
  return (['results', 'expect', 'check', 'write'] as const).map((what) => {
    const bytes = bytesARow(points[what]);
    const { heldBytes, peakRssBytes } = points[what].at(-1)!;
    const beside = [
      `${inMb(heldBytes - bytes * rows)} flat`,
      `at ${rows.toLocaleString('en')} rows ${inMb(heldBytes)} held, ${inMb(peakRssBytes)} RSS at the peak`,
      ...(what === 'expect' ? [`${works.set}: ${setBytes.toFixed(1)} bytes`] : []),
    ];
    return {
      what: `memory a row, ${works[what]}`,
      ours: `${bytes.toFixed(1)} bytes`,
      beside: beside.join('; '),
      ...(what === 'expect' && { ratio: bytes / setBytes }),
      aim: `at most ${AIM_BYTES} bytes`,
      met: bytes <= AIM_BYTES,
    };
  });
}

async function measure(what: Work, rows: number, url: string): Promise<Point> {
  const env = { BENCH_WHAT: what, BENCH_ROWS: String(rows), BENCH_URL: url };
  // V8 drops compiled functions that rest for a while: megabytes, at a time of its own choice.
  const flags = ['--expose-gc', '--no-flush-bytecode'];
  const most = await jsonFromModule('contestants/row-memory.ts', env, flags);
  return { rows, ...(most as Omit<Point, 'rows'>) };
}

/** Slope of the line through the points, by least squares. */
function bytesARow(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [rows, held] = [mean((point) => point.rows), mean((point) => point.heldBytes)];
  return mean((point) => (point.rows - rows) * (point.heldBytes - held)) / mean((point) => (point.rows - rows) ** 2);
}

function inMb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
