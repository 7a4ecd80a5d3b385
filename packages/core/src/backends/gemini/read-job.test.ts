import { expect, test } from 'vitest';
import { readGeminiJob } from './read-job.ts';

const asJson = (answer: unknown): unknown => JSON.parse(JSON.stringify(readGeminiJob(answer)));
const withOutput = (output: unknown): unknown => ({
  name: 'batches/1',
  metadata: { state: 'BATCH_STATE_SUCCEEDED', output },
});
const destinationOf = (output: unknown): unknown => readGeminiJob(withOutput(output))?.dest;

test('a job has what its operation tells, and keeps the answer out of sight', () => {
  const answer = {
    name: 'batches/1',
    metadata: {
      '@type': 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch',
      displayName: 'd',
      state: 'BATCH_STATE_FAILED',
      createTime: '2026-01-01T00:00:00.000000001Z',
      endTime: '2026-01-01T00:00:02Z',
      updateTime: '2026-01-01T00:00:03Z',
      model: 'models/m',
      batchStats: { requestCount: '3', failedRequestCount: '3' },
      priority: '1',
    },
    done: true,
    error: { code: 13, message: 'e' },
  };
  expect(asJson(answer)).toEqual({
    name: 'batches/1',
    displayName: 'd',
    state: 'JOB_STATE_FAILED',
    error: { code: 13, message: 'e' },
    createTime: '2026-01-01T00:00:00.000000001Z',
    endTime: '2026-01-01T00:00:02Z',
    updateTime: '2026-01-01T00:00:03Z',
    model: 'models/m',
    batchStats: { requestCount: '3', failedRequestCount: '3' },
  });
  expect(readGeminiJob(answer)?.raw).toBe(answer);
});

test.for<[title: string, operation: object, state: string]>([
  ['a known state', { metadata: { state: 'BATCH_STATE_EXPIRED' } }, 'JOB_STATE_EXPIRED'],
  ['a state of the other service', { metadata: { state: 'JOB_STATE_RUNNING' } }, 'JOB_STATE_RUNNING'],
  ['a new state', { metadata: { state: 'BATCH_STATE_NAPPING' } }, 'BATCH_STATE_NAPPING'],
  ['no state', {}, 'JOB_STATE_UNSPECIFIED'],
  ['no state, but done', { done: true }, 'JOB_STATE_SUCCEEDED'],
  ['no state, but failed', { done: true, error: { code: 3 } }, 'JOB_STATE_FAILED'],
  ['no state, but cancelled', { done: true, error: { code: 1 } }, 'JOB_STATE_CANCELLED'],
])('%s is told', ([, operation, state]) => {
  expect(readGeminiJob({ name: 'batches/1', ...operation })?.state).toBe(state);
});

test('results may be a file, within the job, or not there yet', () => {
  expect(destinationOf({ responsesFile: 'files/batch-1' })).toEqual({ fileName: 'files/batch-1' });
  expect(destinationOf({ inlinedResponses: { inlinedResponses: [] } })).toEqual({ inlinedResponses: [] });
  expect(destinationOf({})).toEqual({});
  expect(destinationOf(undefined)).toBeUndefined();
});

test('a result within the job has the fields of the official SDK', () => {
  const candidate = {
    content: { parts: [{ text: 'a' }], role: 'model' },
    citationMetadata: { citationSources: [{ uri: 'https://e' }] },
    finishReason: 'STOP',
    finishMessage: 'm',
    index: 0,
  };
  const row = {
    response: {
      candidates: [candidate, { citationMetadata: {} }],
      createTime: 't',
      usageMetadata: { totalTokenCount: 0 },
    },
    metadata: { key: 'r1' },
  };
  expect(destinationOf({ inlinedResponses: { inlinedResponses: [row, { error: { code: 3 } }, null] } })).toEqual({
    inlinedResponses: [
      {
        response: {
          candidates: [
            {
              content: { parts: [{ text: 'a' }], role: 'model' },
              citationMetadata: { citations: [{ uri: 'https://e' }] },
              finishReason: 'STOP',
              index: 0,
            },
            { citationMetadata: {} },
          ],
          usageMetadata: { totalTokenCount: 0 },
        },
        metadata: { key: 'r1' },
      },
      { error: { code: 3 } },
      {},
    ],
  });
});

test('embeddings are told from other results by looking, and the answer stays as it was', () => {
  const rows = [null, { error: { code: 3 } }, { response: { embedding: { values: [1] }, tokenCount: '2' } }];
  const output = { inlinedResponses: { inlinedResponses: rows } };
  expect(destinationOf(output)).toEqual({ inlinedEmbedContentResponses: rows });
  expect(output).toEqual({ inlinedResponses: { inlinedResponses: rows } });
  expect(destinationOf({ inlinedEmbedContentResponses: { inlinedResponses: rows } })).toEqual({
    inlinedEmbedContentResponses: rows,
  });
});

test.for([null, 'x', 7, {}, { name: 1 }, []])('%j is no job', (answer) => {
  expect(readGeminiJob(answer)).toBeUndefined();
});
