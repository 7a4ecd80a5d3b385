import { once } from 'node:events';
import { numberFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';
import { startServer, type RunningServer } from './start-server.ts';

const rounds = 3;
const PAGE_ROWS = 10_000;
const SMALL_ROWS = 20_000;

/** All pages of a table of 1,000,000 rows of 1 KB, beside a server that has such a page in memory; and what they cost in memory. */
export async function bigqueryList(rows = 1_000_000): Promise<readonly Figure[]> {
  const env = { BENCH_ROWS: String(rows), BENCH_PAGE_ROWS: String(PAGE_ROWS) };
  const mock = await startServer('serve-rows', env);
  const bare = await startServer('serve-rows', { ...env, BENCH_BARE: '1' });
  const rates = { mock: [] as number[], bare: [] as number[] };
  let large = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      rates.mock.push(await listAll(mock));
      rates.bare.push(await listAll(bare));
    }
    large = await memoryOf(mock);
  } finally {
    await Promise.all([mock.stop(), bare.stop()]);
  }
  const small = await memoryFor(SMALL_ROWS);
  const [ours, other] = [median(rates.mock), median(rates.bare)];
  return [
    {
      what: `mock server: list of ${rows} rows of BigQuery`,
      ours: `${ours.toFixed(0)} MB/s`,
      beside: `bare server, the same bytes ${other.toFixed(0)} MB/s`,
      ratio: ours / other,
      aim: '0.5× of the bare server',
      met: ours / other >= 0.5,
    },
    {
      what: `mock server: memory for ${rows} rows of BigQuery`,
      ours: `${(large / 1e6).toFixed(0)} MB`,
      beside: `${SMALL_ROWS} rows: ${(small / 1e6).toFixed(0)} MB`,
      ratio: large / small,
      aim: '1.5× of few rows',
      met: large / small <= 1.5,
    },
  ];
}

async function listAll({ port, path }: RunningServer): Promise<number> {
  return await numberFromModule('contestants/list-rows.ts', {
    BENCH_URL: `http://127.0.0.1:${port}${path}`,
    BENCH_PAGE_ROWS: String(PAGE_ROWS),
  });
}

async function memoryFor(rows: number): Promise<number> {
  const server = await startServer('serve-rows', { BENCH_ROWS: String(rows), BENCH_PAGE_ROWS: String(PAGE_ROWS) });
  try {
    for (let round = 0; round < rounds; round += 1) await listAll(server);
    return await memoryOf(server);
  } finally {
    await server.stop();
  }
}

async function memoryOf({ child }: RunningServer): Promise<number> {
  child.send('memory');
  const [{ maxRssBytes }] = (await once(child, 'message')) as [{ maxRssBytes: number }];
  return maxRssBytes;
}
