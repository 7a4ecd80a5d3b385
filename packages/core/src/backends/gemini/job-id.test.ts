import { expect, test } from 'vitest';
import { geminiJobId } from './job-id.ts';

test.for([
  ['batches/abc123', 'abc123'],
  ['foo/batches/abc', 'abc'],
  ['batches/a?b', 'a%3Fb'],
])('the job %s is asked for as %s', ([name, id]) => {
  expect(geminiJobId(name)).toBe(id);
});

test.for(['abc', 'batches/', 'batches/a/', 'batches/..', 'batchPredictionJobs/7', '', undefined, 7])(
  '%s is no job',
  (name) => {
    expect(() => geminiJobId(name)).toThrow(`Invalid batch job name: ${String(name)}.`);
  },
);
