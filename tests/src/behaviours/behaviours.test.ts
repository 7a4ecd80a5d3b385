import { readFile } from 'node:fs/promises';
import { createMockCloud } from '@genai-batch/mock-api';
import { expect, onTestFinished, test } from 'vitest';
import { allBehaviours } from './all-behaviours.ts';
import { behaviourPage, PAGE_PATH } from './behaviour-page.ts';
import { switches } from './switches.ts';

const behaviours = allBehaviours.flatMap((section) => section.behaviours);

test('the page of behaviours is current', async () => {
  const written = await readFile(PAGE_PATH, 'utf8');
  const how = 'run: node --conditions=@genai-batch/source tests/src/behaviours/write-behaviours.ts';
  expect(written, how).toBe(behaviourPage());
});

test('every option of a cloud changes a behaviour that is written down', () => {
  const named = new Set(behaviours.flatMap((behaviour) => behaviour.switches ?? []));
  expect(Object.keys(switches).filter((name) => !named.has(name as never))).toEqual([]);
});

test('every setting of a cloud has its switch', () => {
  const cloud = createMockCloud();
  onTestFinished(() => cloud.close());
  const { quota, ...gemini } = cloud.gemini;
  const { upstreamHost: _, ...answering } = cloud.predictors; // follows from `upstream`
  const groups: Record<string, object> = {
    vertex: cloud.vertex,
    gemini,
    'gemini.quota': quota,
    webhooks: cloud.webhookBehavior,
    predictors: answering,
    timing: cloud.timingOf({ model: 'models/gemini-2.5-flash' }),
    ...Object.fromEntries(Object.values(cloud.limits).map((limits) => ['limits.KIND', limits])),
  };
  const paths = Object.entries(groups).flatMap(([group, fields]) =>
    Object.keys(fields).map((field) => `${group}.${field}`),
  );
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !(path in switches))).toEqual([]);
});

test('what is only guessed, simplified or missing says how', () => {
  const silent = behaviours.filter(
    ({ fidelity, remark, switches: names }) => fidelity === 'simplified' && remark === undefined && names === undefined,
  );
  expect(silent).toEqual([]);
  expect(new Set(behaviours.map(({ what }) => what)).size).toBe(behaviours.length);
});
