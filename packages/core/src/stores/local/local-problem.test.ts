import { expect, test } from 'vitest';
import { localProblem } from './local-problem.ts';

test.for<[code: string, advice: string]>([
  ['EACCES', 'Check the permissions of the file'],
  ['EPERM', 'Check the permissions of the file'],
  ['EROFS', 'its file system is read-only'],
  ['ENOENT', 'looked at /data/rows.jsonl'],
  ['EISDIR', '/data/rows.jsonl/rows.jsonl'],
  ['EMFILE', 'too many open files. Check the path.'],
])('says what to do about %s', ([code, advice]) => {
  const error = Object.assign(new Error('too many open files'), { code });
  expect(localProblem(error, '/data/rows.jsonl')).toContain(advice);
});
