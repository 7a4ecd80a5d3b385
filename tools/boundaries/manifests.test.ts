import { expect, test } from 'vitest';
import type { Manifest } from '../workspaces/workspaces.ts';
import { checkManifest } from './manifests.ts';

const entry = { '@genai-batch/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' };
const right: Manifest = {
  name: '@genai-batch/core',
  version: '1.0.0',
  license: 'Apache-2.0',
  type: 'module',
  files: ['dist'],
  exports: { '.': entry, './package.json': './package.json' },
};
const problems = (change: Partial<Manifest>, files = ['packages/core/src/index.ts']) =>
  checkManifest({ directory: 'packages/core', manifest: { ...right, ...change } }, (file) => files.includes(file));
const withEntry = (target: typeof entry | Record<string, string> | string) => ({
  exports: { '.': target, './package.json': './package.json' },
});

test('a complete manifest passes', () => {
  expect(problems({})).toEqual([]);
});

test('a private workspace needs no exports', () => {
  expect(
    checkManifest({ directory: 'tests', manifest: { ...right, private: true, exports: {}, files: [] } }, () => false),
  ).toEqual([]);
});

const { types, default: js, '@genai-batch/source': source } = entry;
test.for<[change: Partial<Manifest>, says: string]>([
  [{ license: 'MIT' }, 'license is MIT'],
  [{ type: 'commonjs' }, 'type is not "module"'],
  [{ exports: { '.': entry } }, 'lack "./package.json"'],
  [withEntry('./dist/index.js'), 'must say first "@genai-batch/source"'],
  [withEntry({ types, default: js }), 'must say first "@genai-batch/source"'],
  [withEntry({ types, '@genai-batch/source': source, default: js }), 'in this order'],
  [
    withEntry({ '@genai-batch/source': source, default: js }),
    'must be {"@genai-batch/source":"./src/index.ts","types"',
  ],
  [withEntry({ ...entry, types: './dist/other.d.ts' }), 'must be'],
])('%j is refused: %s', ([change, says]) => {
  expect(problems(change)).toEqual([expect.stringContaining(says)]);
});

test('an entry without a source file is refused', () => {
  expect(problems({}, [])).toEqual([expect.stringContaining('there is no ./src/index.ts')]);
});
