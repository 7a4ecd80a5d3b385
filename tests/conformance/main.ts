import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';
import { bundleSuite } from './bundle-suite.ts';
import { collectCases, type Case } from './collect-cases.ts';
import { report } from './report.ts';
import { uncalledMethods } from './uncalled-methods.ts';
import { runCase, watchRetryTests, type Outcome } from './run-case.ts';

const LANES = 12;

const [checkout] = process.argv.slice(2);
if (checkout === undefined) {
  console.error('Say where a checkout of googleapis/nodejs-storage lies: npm run conformance -- PATH');
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
const cloud = createMockCloud({ journalLimit: 0, project: 'my-project-id' });
const server = await serve(cloud, { port: 0 });
try {
  const files = await bundleSuite(path.resolve(checkout), folder);
  // The suite puts paths right behind the address.
  Object.assign(process.env, server.env, { STORAGE_EMULATOR_HOST: `${server.url}/` });
  watchRetryTests();
  console.log(`Google's client conformance suite, from ${checkout}:`);
  const outcomes = await runAll(collectCases(files));
  process.exitCode = report(outcomes, uncalledMethods(checkout)) ? 0 : 1;
} finally {
  await server.close();
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Cases of one call use the same names, so they run one after another; others beside them. */
async function runAll(cases: readonly Case[]): Promise<Outcome[]> {
  const lanes = Map.groupBy(cases, ({ call }) => call);
  const waiting = [...lanes.values()];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
      for (const its of lane) outcomes.push(await runCase(its));
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  return outcomes;
}
