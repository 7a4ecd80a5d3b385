import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnknownJobStateError } from '../errors/unknown-job-state-error.ts';
import { hasEnded } from './has-ended.ts';
import { hasSucceeded } from './has-succeeded.ts';
import { JobState } from './job-state.ts';

const ENDED = new Set([
  JobState.JOB_STATE_SUCCEEDED,
  JobState.JOB_STATE_PARTIALLY_SUCCEEDED,
  JobState.JOB_STATE_FAILED,
  JobState.JOB_STATE_CANCELLED,
  JobState.JOB_STATE_EXPIRED,
]);

test.for(Object.values(JobState))('knows whether a job has ended: %s', (state) => {
  expect(hasEnded({ state })).toBe(ENDED.has(state));
});

test('a job in an unknown state, or in none, is reported, not taken for running', () =>
  fc.assert(
    fc.property(fc.option(fc.string(), { nil: undefined }), (state) => {
      fc.pre(!Object.hasOwn(JobState, state ?? ''));
      expect(() => hasEnded({ name: 'n', state })).toThrow(UnknownJobStateError);
    }),
    { examples: [['constructor'], ['JOB_STATE_NEW'], ['']] },
  ));

test('only a job that did it all has succeeded', () => {
  expect(Object.values(JobState).filter((state) => hasSucceeded({ state }))).toEqual(['JOB_STATE_SUCCEEDED']);
});
