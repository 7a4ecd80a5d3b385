import { expect, test } from 'vitest';
import type { GeminiBatchSnapshot } from '../../model/jobs/gemini-batch.ts';
import { ServiceError } from '../../model/service-error.ts';
import { batchFilter } from './batch-filter.ts';

const batch = (facts: Partial<GeminiBatchSnapshot> = {}): GeminiBatchSnapshot => ({
  id: 'abc',
  kind: 'generate',
  model: 'models/gemini-2.5-flash',
  displayName: 'my-batch-1',
  priority: '0',
  requestCount: 1,
  inputTokens: 1,
  state: 'JOB_STATE_SUCCEEDED',
  states: ['JOB_STATE_SUCCEEDED'],
  createTime: '2026-01-01T00:00:00.500000123Z',
  updateTime: '2026-01-01T00:00:00.500000123Z',
  ...facts,
});

test.for<[filter: string, isListed: boolean]>([
  ['', true],
  ['displayName="my-batch-1"', true],
  ['display_name="my-batch-1"', true],
  ['metadata.displayName="my-batch-1"', true],
  ['metadata.display_name!="my-batch-1"', false],
  ['displayName:"my-*"', true],
  ['displayName:"your-*"', false],
  ['state=BATCH_STATE_SUCCEEDED', true],
  ['metadata.state="BATCH_STATE_SUCCEEDED"', true],
  ['state="JOB_STATE_SUCCEEDED"', true],
  ['state!="BATCH_STATE_SUCCEEDED"', false],
  ['state="BATCH_STATE_FAILED" OR displayName:"*1"', true],
  ['NOT state="BATCH_STATE_FAILED" AND createTime<"2026-01-01T00:00:01Z"', true],
  ['create_time>"2026-01-01T00:00:00.5Z"', false],
  ['metadata.createTime>="2026-01-01T00:00:00.5Z"', true],
])('of a batch, %j says %s', ([filter, isListed]) => {
  expect(batchFilter(filter)(batch())).toBe(isListed);
});

test('a batch without a name has an empty one', () => {
  const { displayName: _, ...nameless } = batch();
  expect(batchFilter('displayName=""')(nameless)).toBe(true);
  expect(batchFilter('displayName:"*"')(nameless)).toBe(true);
});

test('a batch that is being cancelled is in the state that it shows', () => {
  const cancelling = batch({ state: 'JOB_STATE_CANCELLING', startTime: '2026-01-01T00:00:01Z' });
  expect(batchFilter('state="BATCH_STATE_RUNNING"')(cancelling)).toBe(true);
  expect(batchFilter('state="BATCH_STATE_CANCELLING"')(cancelling)).toBe(false);
});

test.for<[filter: string, message: string]>([
  ['labels.team="a"', '"labels.team" is not a field to filter by (display_name, state, create_time), at character 1'],
  ['toString="a"', 'is not a field to filter by'],
  ['state="DONE"', '"DONE" is not a state'],
  ['state>"BATCH_STATE_FAILED"', 'cannot be compared by ">"'],
  ['createTime="yesterday"', 'is not a time as RFC 3339 has it'],
  ['displayName=', 'a value is missing, at its end'],
])('%j is refused with its place', ([filter, message]) => {
  const read = (): unknown => batchFilter(filter);
  expect(read).toThrow(ServiceError);
  expect(read).toThrow(message);
});
