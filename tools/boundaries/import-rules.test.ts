import { expect, test } from 'vitest';
import type { Workspace } from '../workspaces/workspaces.ts';
import { importProblem } from './import-rules.ts';

const workspace = (directory: string, dependencies: string[] = [], exports = ['.']): Workspace => ({
  directory,
  manifest: {
    name: `@genai-batch/${directory.split('/').at(-1)}`,
    version: '1.0.0',
    dependencies: Object.fromEntries(dependencies.map((name) => [`@genai-batch/${name}`, '1.0.0'])),
    exports: Object.fromEntries(exports.map((key) => [key, `${key}.js`])),
  },
});

const workspaces = [
  workspace('packages/core'),
  workspace('packages/mock-api', [], ['.', './server']),
  workspace('packages/testing', ['core', 'mock-api']),
  workspace('apps/demo', ['core']),
  workspace('tests', ['core', 'mock-api']),
];

const problem = (directory: string, specifier: string) => {
  const from = workspaces.find((each) => each.directory === directory)!;
  return importProblem({ specifier, line: 1 }, `${directory}/src/rows/row.ts`, from, workspaces);
};

test.for<[directory: string, specifier: string]>([
  ['packages/core', 'node:fs'],
  ['packages/core', '../http/fetch.ts'],
  ['packages/mock-api', '@genai-batch/mock-api'],
  ['packages/testing', '@genai-batch/mock-api/server'],
  ['tests', '@genai-batch/core'],
])('%s may import %s', ([directory, specifier]) => {
  expect(problem(directory, specifier)).toBeUndefined();
});

test.for<[directory: string, specifier: string, says: string]>([
  ['packages/core', '@genai-batch/mock-api', 'must not know'],
  ['packages/testing', '@genai-batch/tests', 'must not know'],
  ['packages/mock-api', '@genai-batch/core', 'must not know'],
  ['packages/testing', '@genai-batch/core/src/client.ts', 'does not export "./src/client.ts"'],
  ['packages/testing', '@genai-batch/mock-api/dist/server.js', 'does not export'],
  ['packages/testing', '@genai-batch/nothing', 'there is no workspace'],
  ['apps/demo', '@genai-batch/mock-api', 'is missing in apps/demo/package.json'],
  ['packages/core', '../../../mock-api/src/index.ts', 'leads out of packages/core'],
  ['tests', '../../../tools/x.ts', 'leads out of tests'],
])('%s may not import %s: it %s', ([directory, specifier, says]) => {
  expect(problem(directory, specifier)).toContain(says);
});
