import { numberFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { heavyPeer, notInstalled } from './heavy-peer.ts';
import { median } from './median.ts';
import { startServer, type RunningServer } from './start-server.ts';

const rounds = 5;

/**
 * How many GETs of a job a server answers in a second: ours, a route of Hono that can do no more than that, a server of
 * Node's own that can do nothing at all, and a peer.
 */
export async function mockGet(): Promise<readonly Figure[]> {
  const mock = await startServer('serve-mock');
  const answer = await fetch(`http://127.0.0.1:${mock.port}${mock.path}`, { headers: { authorization: 'Bearer t' } });
  const job = { BENCH_JOB: await answer.text() };
  const servers = [mock, await startServer('serve-hono', job), await startServer('serve-node', job)];
  if (heavyPeer('@copilotkit/aimock')) servers.push(await startServer('serve-aimock'));
  const rates = servers.map((): number[] => []);
  try {
    await Promise.all(servers.map(measure)); // warm up
    for (let round = 0; round < rounds; round++) {
      for (const [index, server] of servers.entries()) rates[index]?.push(await measure(server));
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  const [ours = 0, hono = 0, node = 0, aimock] = rates.map(median);
  const what = 'mock server: GET of a job';
  return [
    {
      what,
      ours: perSecond(ours),
      beside: `one route of Hono ${perSecond(hono)}`,
      ratio: ours / hono,
      aim: '0.6× of one route',
      met: ours / hono >= 0.6,
    },
    {
      what,
      ours: perSecond(ours),
      beside:
        aimock === undefined
          ? notInstalled
          : `aimock, GET of a batch ${perSecond(aimock)} (bare node:http ${perSecond(node)}: ${(node / aimock).toFixed(2)})`,
      ...(aimock !== undefined && { ratio: ours / aimock }),
      aim: '3× of aimock',
      met: aimock !== undefined && ours / aimock >= 3,
    },
  ];
}

async function measure({ port, path }: RunningServer): Promise<number> {
  return await numberFromModule('load.ts', { BENCH_PORT: String(port), BENCH_PATH: path });
}

function perSecond(rate: number): string {
  return `${(rate / 1000).toFixed(1)} k/s`;
}
