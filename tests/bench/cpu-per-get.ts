import { numberFromChild } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';
import { withBareServer } from './with-bare-server.ts';

const rounds = 7;
const path = '/v1beta1/projects/p/locations/us-central1/batchPredictionJobs/42';

/** Microseconds of CPU (user and system) per call, after a warm-up. */
const measured = (setUp: string, call: string): string => `
  const base = process.env.BENCH_URL;
  ${setUp}
  const call = async () => ${call};
  for (let i = 0; i < 500; i++) await call();
  const before = process.cpuUsage();
  for (let i = 0; i < 2000; i++) await call();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 2000);
  process.exit();`;

const client = (name: string, className: string, options: string): string =>
  `const { ${className} } = await import('${name}');
   const client = new ${className}({ vertexai: true, project: 'p', location: 'us-central1', httpOptions: { baseUrl: base }, ${options} });`;

const contestants = {
  bare: measured(
    `const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };`,
    `JSON.parse(await (await fetch(base + '${path}', { headers })).text())`,
  ),
  ours: measured(
    client(
      '@genai-batch/core',
      'Client',
      `authClient: { getRequestHeaders: async () => ({ authorization: 'Bearer t' }) }`,
    ),
    `client.batches.get({ name: '42' })`,
  ),
  official: measured(
    `const { OAuth2Client } = await import('google-auth-library');
     const authClient = new OAuth2Client();
     authClient.setCredentials({ access_token: 't', expiry_date: Date.now() + 3_600_000 });
     ${client('@google/genai', 'GoogleGenAI', 'googleAuthOptions: { authClient }')}`,
    `client.batches.get({ name: '42' })`,
  ),
};

/** CPU per `batches.get` against a bare server in a process of its own, beside a bare `fetch` and the official SDK. */
export async function cpuPerGet(): Promise<readonly Figure[]> {
  return await withBareServer(async (url) => {
    const env = { BENCH_URL: url };
    const runs: Record<keyof typeof contestants, number[]> = { bare: [], ours: [], official: [] };
    for (let round = 0; round < rounds; round++) {
      for (const name of ['bare', 'ours', 'official'] as const) {
        runs[name].push(await numberFromChild(contestants[name], env));
      }
    }
    const [bare, ours, official] = [median(runs.bare), median(runs.ours), median(runs.official)];
    return [
      {
        what: 'CPU per batches.get',
        ours: `${ours.toFixed(0)} µs`,
        beside: `fetch ${bare.toFixed(0)} µs`,
        ratio: ours / bare,
        aim: '1.1× of a bare fetch',
        met: ours / bare <= 1.1,
      },
      {
        what: 'CPU per batches.get, official SDK',
        ours: `${ours.toFixed(0)} µs`,
        beside: `@google/genai ${official.toFixed(0)} µs (${(official / bare).toFixed(2)}× of fetch)`,
        ratio: ours / official,
        aim: 'less than the official SDK',
        met: ours < official,
      },
    ];
  });
}
