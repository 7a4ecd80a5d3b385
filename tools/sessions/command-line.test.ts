import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

const known = ['test-22', 'test-24', 'lint'];
const read = (line: string) => readCommandLine(line.split(' ').filter(Boolean), known);

test.for<[line: string, names: string[], args: string[], fresh?: boolean]>([
  ['lint', ['lint'], []],
  ['lint test-22', ['lint', 'test-22'], []],
  ['test-24 -- --project core', ['test-24'], ['--project', 'core']],
  ['test-24 --project core', ['test-24'], ['--project', 'core']],
  ['test-22 test-24 -- src/rows', ['test-22', 'test-24'], ['src/rows']],
  ['test-24 -- -- x', ['test-24'], ['--', 'x']],
  ['--fresh test-24', ['test-24'], [], true],
  ['-- test-24', ['test-24'], []],
])('%s', ([line, names, args, fresh = false]) => {
  expect(read(line)).toEqual({ kind: 'run', names, fresh, args });
});

test.for(['--list', '--list test-22'])('%s lists', (line) => {
  expect(read(line)).toEqual({ kind: 'list' });
});

test.for<[line: string, says: RegExp]>([
  ['', /at least one/],
  ['test-99', /no session test-99/],
  ['lint src/rows', /no session src\/rows.*after "--"/],
  ['--verbose lint', /no option --verbose/],
])('refuses "%s" and says why', ([line, says]) => {
  expect(read(line)).toEqual({ kind: 'mistake', message: expect.stringMatching(says) });
});

test('passes on every word after the double dash, unchanged', () =>
  fc.assert(
    fc.property(fc.array(fc.string()), (args) => {
      expect(readCommandLine(['lint', '--', ...args], known)).toMatchObject({ names: ['lint'], args });
    }),
  ));
