import { withBareServer } from './with-bare-server.ts';
import { numberFromChild } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const rounds = 15;

const firstAnswer = (name: string, className: string): string => `
  const start = performance.now();
  const { ${className} } = await import('${name}');
  const client = new ${className}({ apiKey: 'k', httpOptions: { baseUrl: process.env.BENCH_URL } });
  await client.batches.get({ name: 'batches/42' });
  console.log(performance.now() - start);
  process.exit();`;

/** From nothing loaded to the first answer of `batches.get` with an API key, beside the official SDK. */
export async function firstAnswerTime(): Promise<readonly Figure[]> {
  return await withBareServer(async (url) => {
    const ours: number[] = [];
    const official: number[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await numberFromChild(firstAnswer('@genai-batch/core', 'Client'), { BENCH_URL: url }));
      official.push(await numberFromChild(firstAnswer('@google/genai', 'GoogleGenAI'), { BENCH_URL: url }));
    }
    const [a, b] = [median(ours), median(official)];
    return [
      {
        what: 'first answered batches.get, import included',
        ours: `${a.toFixed(1)} ms`,
        beside: `@google/genai ${b.toFixed(1)} ms`,
        ratio: a / b,
        aim: '0.5× of the official SDK',
        met: a / b <= 0.5,
      },
    ];
  });
}
