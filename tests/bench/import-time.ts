import { numberFromChild } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const rounds = 15;
const importing = (name: string): string =>
  `const start = performance.now(); await import(${JSON.stringify(name)}); console.log(performance.now() - start);`;

/** How long a fresh process takes to import the client, beside the official SDK. */
export async function importTime(): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const official: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await numberFromChild(importing('@genai-batch/core')));
    official.push(await numberFromChild(importing('@google/genai')));
  }
  const [a, b] = [median(ours), median(official)];
  return [
    {
      what: 'import of the client',
      ours: `${a.toFixed(1)} ms`,
      beside: `@google/genai ${b.toFixed(1)} ms`,
      ratio: a / b,
      aim: '0.25× of the official SDK',
      met: a / b <= 0.25,
    },
  ];
}
