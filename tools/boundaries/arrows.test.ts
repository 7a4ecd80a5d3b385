import { expect, test } from 'vitest';
import { readWorkspaces, type Manifest } from '../workspaces/workspaces.ts';
import { checkArrows } from './arrows.ts';

const check = (name: string, rest: Partial<Manifest>) =>
  checkArrows([{ directory: 'x', manifest: { name: `@genai-batch/${name}`, version: '1.0.0', ...rest } }]);

test('the arrows of this repository point the right way', () => {
  expect(checkArrows(readWorkspaces())).toEqual([]);
});

test.for(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const)(
  'an arrow against the stream is found among %s',
  (kind) => {
    expect(check('core', { [kind]: { '@genai-batch/mock-api': '0.1.0' } })).toEqual([
      'x/package.json: @genai-batch/core must not depend on @genai-batch/mock-api',
    ]);
  },
);

test('nothing depends on the tests', () => {
  for (const name of ['core', 'mock-api', 'testing', 'demo', 'tools']) {
    expect(check(name, { devDependencies: { '@genai-batch/tests': '0.0.0' } })).toHaveLength(1);
  }
});

test('a new workspace has to be given its arrows', () => {
  expect(check('cli', {})).toEqual(['x: say in tools/boundaries what @genai-batch/cli may depend on']);
});
