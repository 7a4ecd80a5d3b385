import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const kit = fileURLToPath(new URL('../vitest.ts', import.meta.url));
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const conditions = ['@genai-batch/source', 'node', 'import', 'module', 'default'];

/** Runs Vitest on test files given by their texts, in one worker that is kept for all of them. */
function run(files: Record<string, string>): { passed: number; failures: Record<string, string> } {
  const root = mkdtempSync(join(tmpdir(), 'whole-run-'));
  try {
    const outputFile = join(root, 'report.json');
    const config = {
      resolve: { conditions },
      ssr: { resolve: { conditions, externalConditions: conditions } },
      test: {
        root,
        include: ['*.test.ts'],
        globals: true,
        isolate: false,
        maxWorkers: 1,
        reporters: ['json'],
        outputFile,
      },
    };
    writeFileSync(join(root, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};`);
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(root, name), `import { test } from ${JSON.stringify(kit)};\n${text}`);
    }
    spawnSync(process.execPath, [vitest, 'run', '--config', join(root, 'vitest.config.mjs')], {
      cwd: root,
    });
    const report = JSON.parse(readFileSync(outputFile, 'utf8')) as {
      numPassedTests: number;
      testResults: { assertionResults: { title: string; failureMessages: string[] }[] }[];
    };
    const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = results.filter(({ failureMessages }) => failureMessages.length > 0);
    return {
      passed: report.numPassedTests,
      failures: Object.fromEntries(failed.map(({ title, failureMessages }) => [title, failureMessages.join('\n')])),
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** In every file, for whichever comes first is the only one that a hook at the top of a module would serve. */
const file = (name: string): string => `
  test('a call reaches the cloud of its test', async ({ cloud }) => {
    await cloud.bucket('only-here').put('a', 'mine');
    const response = await fetch('https://storage.googleapis.com/storage/v1/b/only-here/o/a?alt=media');
    expect(await response.text()).toBe('mine');
  });
  test('the matchers are there', () => { expect({ name: 'batches/a', state: 'JOB_STATE_SUCCEEDED' }).toHaveSucceeded(); });
  test.concurrent('blocked in ${name}', async () => {
    await fetch('https://example.com/${name}.json?key=secret').catch(() => {});
  });
  test.concurrent('beside it in ${name}', async () => { await new Promise(setImmediate); });
  describe('nested', () => {
    test('fails by itself in ${name}', () => { throw new Error('of its own'); });
  });`;

test('holds for every file of a worker that keeps its modules, and a blocked call fails its test by name', () => {
  const names = ['one', 'two', 'three'];
  const { passed, failures } = run(Object.fromEntries(names.map((name) => [`${name}.test.ts`, file(name)])));
  const expected = names.flatMap((name) => [
    [
      `blocked in ${name}`,
      expect.stringContaining(
        `A call would have left this machine:\n  offline: blocked GET https://example.com/${name}.json\n`,
      ),
    ],
    [`fails by itself in ${name}`, expect.stringContaining('of its own')],
  ]);
  expect(failures).toEqual(Object.fromEntries(expected));
  expect(JSON.stringify(failures)).not.toContain('key=secret');
  expect(passed).toBe(9);
}, 60_000);
