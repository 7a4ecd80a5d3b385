import { execFile } from 'node:child_process';
import { mkdtemp, rm, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guardedChild, readBlockedLog } from '@genai-batch/mock-api/offline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scenarios } from './scenarios/scenarios.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'genai-batch-demo-'));
  await mkdir(join(home, '.config', 'gcloud'), { recursive: true });
  // A login that must never be looked at: whoever reads it fails, since it is no JSON.
  await writeFile(join(home, '.config', 'gcloud', 'application_default_credentials.json'), 'planted');
});
afterAll(() => rm(home, { recursive: true }));

/** Runs the demo as `npm run demo` does, in a pipe, on a machine that lets nothing out. */
async function runDemo(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const logFile = join(home, `blocked-${args.join('-')}.log`);
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; err: string }>();
  execFile(
    process.execPath,
    ['--conditions=@genai-batch/source', main, ...args],
    { env: { PATH: process.env['PATH'], HOME: home, ...guardedChild({ logFile }), ...env } },
    (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
  );
  const result = await promise;
  expect(await readBlockedLog(logFile)).toEqual([]);
  return result;
}

describe.concurrent('offline, in a pipe', { timeout: 60_000 }, () => {
  test.for(scenarios.map(({ name }) => name))('%s plays to its end and calls nobody', async (name, { expect }) => {
    const { code, out, err } = await runDemo([name, '--speed', '300']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('JOB_STATE_PENDING');
    expect(out).not.toContain('\u001B'); // no terminal, no drawing
  });

  test('without a name it tells the story of the Claude batch, down to every answer', async ({ expect }) => {
    const { out } = await runDemo(['--speed', '300']);
    const states = out.match(/JOB_STATE_\w+/g);
    expect(states?.slice(0, 3)).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    for (let i = 1; i <= 8; i++) expect(out).toMatch(new RegExp(`request-${i} +│ ok +│ \\S`));
  });

  test('rows that failed each in their own way are told apart', async ({ expect }) => {
    const { out } = await runDemo(['rows', '--speed', '300']);
    const ends = [...out.matchAll(/(row-\d) +│ (\w+)/g)].map(([, key, status]) => `${key} ${status}`);
    expect(ends).toEqual([
      'row-1 ok',
      'row-2 blocked',
      'row-3 truncated',
      'row-4 error',
      'row-5 error',
      'row-6 missing',
      'row-7 ok',
      'row-7 unmatched',
      'row-8 ok',
    ]);
  });

  test('all that goes wrong on the way costs no row and makes no second job', async ({ expect }) => {
    const { out } = await runDemo(['recovers', '--speed', '300']);
    expect(out).toContain('create failed: ECONNRESET, outcome unknown.');
    expect(out.match(/^ +\d+ × \S+/gm)?.map((line) => line.trim())).toEqual([
      '1 × reset-after',
      '3 × UNAVAILABLE',
      '1 × return-broken-stream-after-1K',
    ]);
    for (let i = 1; i <= 5; i++) expect(out).toMatch(new RegExp(`ticket-${i} +│ ok`));
  });

  test('texts that are alike are found by their vectors', async ({ expect }) => {
    const { out } = await runDemo(['embeddings', '--speed', '300']);
    const pairs = [...out.matchAll(/(\w+)-(\d) +│ (\w+)-(\d)/g)];
    expect(pairs).toHaveLength(6);
    for (const [, own, number, nearest, other] of pairs) {
      expect(nearest).toBe(own);
      expect(other).not.toBe(number);
    }
  });

  test('what one table asks is answered in another, for the client and for BigQuery’s own library', async ({
    expect,
  }) => {
    const { out } = await runDemo(['bigquery', '--speed', '300']);
    expect(out.match(/JOB_STATE_\w+/g)).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    expect(out).toMatch(/reads +bq:\/\/[\w-]+\.demo\.requests/);
    const [client, library] = out.split(/as BigQuery has it in demo\.predictions_\w+:/);
    const ids = ['image-1', 'image-2', 'image-3', 'image-4'];
    expect([...client!.matchAll(/(image-\d) +│ ok +│ Mock gemini/g)].map(([, id]) => id)).toEqual(ids);
    expect([...library!.matchAll(/(image-\d) +│ "" +│ \d+/g)].map(([, id]) => id)).toEqual(ids);
  });

  test('a model on this machine answers every row, after a refusal', async ({ expect }) => {
    const { out } = await runDemo(['local-model', '--speed', '300']);
    for (let i = 1; i <= 4; i++)
      expect(out).toMatch(new RegExp(`question-${i} +│ ok +│ Answer \\d of the model next door`));
  });

  test('a scenario of faults does not play on the real cloud', async ({ expect }) => {
    const { code, err } = await runDemo(['recovers', '--live', '--dest', 'gs://bucket/out']);
    expect(code).toBe(2);
    expect(err).toContain('recovers plays on the mock alone');
  });

  test('--list names every scenario and plays none', async ({ expect }) => {
    const { code, out } = await runDemo(['--list']);
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(scenarios.map(({ name }) => name));
  });

  test('a live run says everything that is missing for it', async ({ expect }) => {
    const { code, err } = await runDemo(['claude', '--live'], { CLOUDSDK_CONFIG: join(home, 'empty') });
    expect(code).toBe(1);
    // And nothing else, such as a warning of whoever looked for them.
    expect(err.trim().split('\n')).toEqual([
      'A live run of claude still needs',
      expect.stringMatching(/^ {2}- a destination: --dest/),
      expect.stringMatching(/^ {2}- a project: export GOOGLE_CLOUD_PROJECT/),
      expect.stringMatching(/^ {2}- Google credentials: gcloud auth application-default login/),
    ]);
  });

  test('an unknown scenario is an error that names the known ones', async ({ expect }) => {
    const { code, err } = await runDemo(['nope']);
    expect(code).toBe(2);
    expect(err).toContain(scenarios.map(({ name }) => name).join(', '));
  });
});
