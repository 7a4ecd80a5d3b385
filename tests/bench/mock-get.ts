import { numberFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { heavyPeer, notInstalled } from './heavy-peer.ts';
import { median } from './median.ts';
import { startServer, type RunningServer } from './start-server.ts';

const rounds = 5;

/** How many GETs of a job a server answers in a second: ours, one that can do no more than that, and a peer. */
export async function mockGet(): Promise<readonly Figure[]> {
  const mock = await startServer('serve-mock');
  const answer = await fetch(`http://127.0.0.1:${mock.port}${mock.path}`, { headers: { authorization: 'Bearer t' } });
  const hono = await startServer('serve-hono', { BENCH_JOB: await answer.text() });
  const aimock = heavyPeer('@copilotkit/aimock') ? await startServer('serve-aimock') : undefined;
  const servers = [mock, hono, ...(aimock ? [aimock] : [])];
  const rates = { mock: [] as number[], hono: [] as number[], aimock: [] as number[] };
  try {
    await Promise.all(servers.map(measure)); // warm up
    for (let round = 0; round < rounds; round++) {
      rates.mock.push(await measure(mock));
      rates.hono.push(await measure(hono));
      if (aimock) rates.aimock.push(await measure(aimock));
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  const [ours, bare] = [median(rates.mock), median(rates.hono)];
  const peer = aimock ? median(rates.aimock) : undefined;
  return [
    {
      what: 'mock server: GET of a job',
      ours: perSecond(ours),
      beside: `one route of Hono ${perSecond(bare)}`,
      ratio: ours / bare,
      aim: '0.6× of one route',
      met: ours / bare >= 0.6,
    },
    {
      what: 'mock server: GET of a job',
      ours: perSecond(ours),
      beside: peer === undefined ? notInstalled : `aimock, GET of a batch ${perSecond(peer)}`,
      ...(peer !== undefined && { ratio: ours / peer }),
      aim: '3× of aimock',
      met: peer !== undefined && ours / peer >= 3,
    },
  ];
}

async function measure({ port, path }: RunningServer): Promise<number> {
  return await numberFromModule('load.ts', { BENCH_PORT: String(port), BENCH_PATH: path });
}

function perSecond(rate: number): string {
  return `${(rate / 1000).toFixed(1)} k/s`;
}
