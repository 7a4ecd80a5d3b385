import { once } from 'node:events';
import { numberFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';
import { startServer, type RunningServer } from './start-server.ts';

const rounds = 3;
const SMALL_BYTES = 20_000_000;

/** Objects of 1 GB to and from the mock's server, beside one that only stores and hashes; and what a larger one costs in memory. */
export async function storageTransfer(bytes: number = 1_000_000_000): Promise<readonly Figure[]> {
  const servers = {
    mock: await startServer('serve-objects'),
    bare: await startServer('serve-objects', { BENCH_BARE: '1' }),
  };
  const rates = { mockUp: [] as number[], mockDown: [] as number[], bareUp: [] as number[], bareDown: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ['mock', 'bare'] as const) {
        rates[`${name}Up`].push(await transfer(servers[name], 'POST', bytes));
        rates[`${name}Down`].push(await transfer(servers[name], 'GET', bytes));
      }
    }
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  }
  const [small, large] = [await memoryFor(SMALL_BYTES), await memoryFor(2 * bytes)];
  return [
    figureOf('upload', median(rates.mockUp), median(rates.bareUp), bytes),
    figureOf('download', median(rates.mockDown), median(rates.bareDown), bytes),
    {
      what: `mock server: memory for an object of ${(2 * bytes) / 1e9} GB, up and down`,
      ours: `${(large / 1e6).toFixed(0)} MB`,
      beside: `${SMALL_BYTES / 1e6} MB object: ${(small / 1e6).toFixed(0)} MB`,
      ratio: large / small,
      aim: '1.2× of a small object',
      met: large / small <= 1.2,
    },
  ];
}

function figureOf(what: string, ours: number, bare: number, bytes: number): Figure {
  return {
    what: `mock server: ${what} of ${bytes / 1e9} GB`,
    ours: `${ours.toFixed(0)} MB/s`,
    beside: `bare server with the same hashes ${bare.toFixed(0)} MB/s`,
    ratio: ours / bare,
    aim: '0.8× of the bare server',
    met: ours / bare >= 0.8,
  };
}

async function transfer({ port, path }: RunningServer, method: 'POST' | 'GET', bytes: number): Promise<number> {
  const base = `http://127.0.0.1:${port}`;
  const isMockGet = method === 'GET' && path.includes('storage');
  const url = isMockGet
    ? `${base}/storage/v1/b/my-bucket/o/large?alt=media`
    : `${base}${path}?uploadType=media&name=large`;
  return await numberFromModule('contestants/transfer.ts', {
    BENCH_URL: url,
    BENCH_BYTES: String(bytes),
    BENCH_METHOD: method,
  });
}

/** The most memory that a fresh server has had when such an object has come and gone. */
async function memoryFor(bytes: number): Promise<number> {
  const server = await startServer('serve-objects');
  try {
    // A server in use has code and buffers of its own: what counts is the rest.
    for (const size of [SMALL_BYTES, SMALL_BYTES, SMALL_BYTES, bytes]) {
      await transfer(server, 'POST', size);
      await transfer(server, 'GET', size);
    }
    server.child.send('memory');
    const [{ maxRssBytes }] = (await once(server.child, 'message')) as [{ maxRssBytes: number }];
    return maxRssBytes;
  } finally {
    await server.stop();
  }
}
