import { jsonFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const rounds = 5;

interface Run {
  readonly rowsPerSecond: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

const families: readonly { readonly name: string; readonly words: string; readonly hasAim: boolean }[] = [
  { name: 'gemini', words: 'Gemini', hasAim: true },
  { name: 'claude', words: 'Claude', hasAim: true },
  { name: 'chat', words: 'chat completions', hasAim: true },
  // A vector is worked out, number by number: no aim, but to be told.
  { name: 'embedding', words: 'embeddings, 3,072 numbers each', hasAim: false },
];

/** What the mock's made-up models say to rows, beside a loop that only reads and writes such lines. */
export async function mockRows(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, words, hasAim } of families) {
    const run = async (what: 'model' | 'loop'): Promise<Run> =>
      (await jsonFromModule('contestants/pseudo-model.ts', { BENCH_FAMILY: name, BENCH_WHAT: what })) as Run;
    const models: Run[] = [];
    const loops: Run[] = [];
    for (let round = 0; round < rounds; round++) {
      models.push(await run('model'));
      loops.push(await run('loop'));
    }
    const rate = (runs: readonly Run[]): number => median(runs.map(({ rowsPerSecond }) => rowsPerSecond));
    const [model, loop] = [rate(models), rate(loops)];
    const { bytesIn, bytesOut } = models[0]!;
    figures.push({
      what: `mock: rows of ${words}, answered (${bytesIn} bytes in, ${bytesOut} out)`,
      ours: `${(model / 1000).toFixed(1)} k rows/s`,
      beside: `a loop that parses and stringifies the same lines ${(loop / 1000).toFixed(1)} k rows/s`,
      ratio: model / loop,
      aim: hasAim ? '0.5× of the loop' : 'none',
      met: !hasAim || model / loop >= 0.5,
    });
  }
  return figures;
}
