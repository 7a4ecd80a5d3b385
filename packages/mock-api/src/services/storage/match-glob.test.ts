import { expect, test } from 'vitest';
import { globMatcher } from './match-glob.ts';

test.for<[glob: string, matching: string[], others: string[]]>([
  ['*.jsonl', ['a.jsonl', '.jsonl'], ['in/a.jsonl', 'a.json', 'a.jsonlx']],
  ['**.jsonl', ['a.jsonl', 'in/deep/a.jsonl'], ['a.csv']],
  ['in/*/a', ['in/b/a'], ['in/a', 'in/b/c/a']],
  ['a?c', ['abc', 'a.c'], ['ac', 'a/c']],
  ['[a-c]1', ['a1', 'c1'], ['d1']],
  ['[!a]1', ['b1'], ['a1']],
  ['{in,out}/*.{csv,jsonl}', ['in/a.csv', 'out/b.jsonl'], ['tmp/a.csv']],
  ['a+b(c)$', ['a+b(c)$'], ['aab(c)$']],
  ['', [''], ['a']],
])('reads the glob %s', ([glob, matching, others]) => {
  const matches = globMatcher(glob);
  expect(matching.filter((name) => !matches(name))).toEqual([]);
  expect(others.filter(matches)).toEqual([]);
});

test('refuses a brace that is not closed', () => {
  expect(() => globMatcher('{a,b')).toThrow('Invalid value for matchGlob: "{a,b"');
});
