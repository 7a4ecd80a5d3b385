import { expect, test } from 'vitest';
import { messageProblems } from './message-problems.ts';
import { messageType } from './message-types.ts';

const problems = (job: object) => messageProblems(messageType('google.cloud.aiplatform.v1.BatchPredictionJob'), job);

test('a job as Google writes it has no problem', () => {
  expect(
    problems({
      name: 'projects/1/locations/l/batchPredictionJobs/2',
      state: 'JOB_STATE_SUCCEEDED',
      inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://a/b'] } },
      modelParameters: { anything: ['goes', { here: null }] },
      completionStats: { successfulCount: '3' },
      dedicatedResources: { startingReplicaCount: 1 },
      partialFailures: [{ code: 3, message: 'x', details: [{ '@type': 'type.googleapis.com/x', more: 1 }] }],
      labels: { a: 'b' },
      createTime: '2026-11-22T10:00:00.123456Z',
      generateExplanation: false,
    }),
  ).toEqual([]);
});

test.for<[job: object, says: string]>([
  [{ colour: 'red' }, '$.colour is unknown to BatchPredictionJob'],
  [{ inputConfig: { gcsSource: { url: 'x' } } }, '$.inputConfig.gcsSource.url is unknown to GcsSource'],
  [{ partialFailures: [{}, { reason: 'x' }] }, '$.partialFailures[1].reason is unknown to Status'],
  [{ inputConfig: { gcsSource: { uris: 'gs://a' } } }, '$.inputConfig.gcsSource.uris is no list: "gs://a"'],
  [{ inputConfig: [] }, '$.inputConfig is no object: []'],
  [{ labels: { a: 1 } }, '$.labels["a"] is no string: 1'],
  [{ state: 'JOB_STATE_HAPPY' }, '$.state is no JobState: "JOB_STATE_HAPPY"'],
  [{ state: 4 }, '$.state is no JobState: 4'],
  [{ completionStats: { successfulCount: 3 } }, '$.completionStats.successfulCount is no int64: 3'],
  [{ dedicatedResources: { startingReplicaCount: '1' } }, '$.dedicatedResources.startingReplicaCount is no int32: "1"'],
  [{ createTime: '2026-11-22 10:00' }, '$.createTime is no Timestamp: "2026-11-22 10:00"'],
  [{ generateExplanation: 'no' }, '$.generateExplanation is no bool: "no"'],
])('%j is refused', ([job, says]) => {
  expect(problems(job)).toEqual([says]);
});
