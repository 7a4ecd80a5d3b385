import { expect, test } from 'vitest';
import type { Manifest } from '../workspaces/workspaces.ts';
import { checkContents, filesWithPaths } from './check-contents.ts';

const manifest: Manifest = {
  name: '@genai-batch/core',
  version: '1.0.0',
  bin: { tool: './dist/bin.js' },
  exports: {
    '.': { '@genai-batch/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  },
};
const right =
  'LICENSE README.md package.json src/index.ts src/bin.ts dist/bin.js dist/index.js dist/index.js.map dist/index.d.ts'.split(
    ' ',
  );

test('a complete package passes', () => {
  expect(checkContents(manifest, right)).toEqual([]);
});

test.for<[gone: string, says: string]>([
  ['LICENSE', 'LICENSE is missing: every package brings it'],
  ['README.md', 'README.md is missing: every package brings it'],
  ['dist/index.d.ts', 'dist/index.d.ts is missing: package.json points to it'],
  ['dist/bin.js', 'dist/bin.js is missing: package.json points to it'],
])('a package without %s is refused', ([gone, says]) => {
  expect(
    checkContents(
      manifest,
      right.filter((file) => file !== gone),
    ),
  ).toEqual([says]);
});

test('parts that the bundler split off may be in a package, whatever they are called', () => {
  expect(checkContents(manifest, [...right, 'dist/lazy/read-results-BldVqIVC.js'])).toEqual([]);
});

test.for<[more: string, says: string]>([
  ['src/index.test.ts', 'src/index.test.ts is for this repository alone'],
  ['src/index.test-d.ts', 'src/index.test-d.ts is for this repository alone'],
  ['src/index.test-setup.ts', 'src/index.test-setup.ts is for this repository alone'],
  ['src/__snapshots__/a.snap', 'src/__snapshots__/a.snap is for this repository alone'],
  ['tsconfig.json', 'tsconfig.json does not belong into the package'],
  ['dist/gone.js', 'src/gone.ts is missing: dist/gone.js is left from an earlier build'],
])('a package with %s is refused', ([more, says]) => {
  expect(checkContents(manifest, [...right, more])).toEqual([says]);
});

test('a path of the machine that built the package is found', () => {
  const files = [
    ['dist/a.js.map', '{"sources":["/home/me/project/src/a.ts"]}'],
    ['dist/b.js', 'import "./c.js"'],
  ] as const;
  expect(filesWithPaths(files, ['/home/me/project'])).toEqual(['dist/a.js.map holds the path /home/me/project']);
});
