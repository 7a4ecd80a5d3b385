import type { ParityCase } from '../machinery/parity-case.ts';
import { GEMINI_JOB } from '../machinery/usual-answer.ts';
import type { RuleId } from '../rules.ts';
import { BATCH_STATES, JOB_STATES } from './states.ts';

const geminiJob = (
  rule: RuleId | undefined,
  title: string,
  metadata: object,
  more: object = {},
  rest: Partial<ParityCase> = {},
): ParityCase => ({
  title,
  on: 'gemini',
  covers: rule ? [rule] : [],
  answers: [{ body: { ...GEMINI_JOB, metadata: { ...GEMINI_JOB.metadata, ...metadata }, ...more } }],
  ...rest,
});

const inlined = (...responses: unknown[]): object => ({
  output: { inlinedResponses: { inlinedResponses: responses } },
});

const WHOLE_RESPONSE = {
  candidates: [
    {
      content: { parts: [{ text: 'hi', thoughtSignature: 'c2ln' }], role: 'model' },
      finishReason: 'STOP',
      finishMessage: 'dropped',
      index: 0,
      tokenCount: 3,
      avgLogprobs: -0.1,
      logprobsResult: { chosenCandidates: [] },
      safetyRatings: [{ category: 'X', probability: 'LOW' }],
      groundingMetadata: { webSearchQueries: ['q'] },
      urlContextMetadata: { urlMetadata: [] },
      citationMetadata: { citationSources: [{ uri: 'https://e' }], other: 1 },
      continuationToken: 'ct',
      other: 1,
    },
  ],
  modelVersion: 'gemini-2.5-flash',
  promptFeedback: { blockReason: 'SAFETY' },
  responseId: 'abc',
  usageMetadata: { promptTokenCount: 6, totalTokenCount: 9 },
  modelStatus: { modelStage: 'STABLE' },
  createTime: '2026-01-01T00:00:00Z',
  other: 1,
};

/** What becomes of a job that the Gemini Developer API answers with. */
export const geminiReadingCases: readonly ParityCase[] = [
  geminiJob('job/fields', 'every field', {
    endTime: '2026-01-02T00:00:00Z',
    priority: '0',
    inputConfig: { fileName: 'files/f' },
    other: 1,
  }),
  {
    title: 'no field but the name and the state',
    on: 'gemini',
    covers: ['job/fields'],
    answers: [{ body: { name: 'batches/a', metadata: { state: 'BATCH_STATE_RUNNING' } } }],
  },
  geminiJob('job/fields', 'fields of null', { displayName: null, model: null, output: null }),
  geminiJob('job/empty-objects', 'an empty output', { output: {} }),
  geminiJob('job/empty-objects', 'empty inlined responses', { output: { inlinedResponses: {} } }),
  geminiJob('job/output-file', 'a responses file', { output: { responsesFile: 'files/batch-abc123' } }),
  geminiJob(
    'job/inlined-responses',
    'a whole response',
    inlined({ response: WHOLE_RESPONSE, metadata: { key: 'r1' }, other: 1 }),
  ),
  geminiJob('job/inlined-responses', 'no response', inlined()),
  geminiJob(
    'job/inlined-responses',
    'an empty response',
    inlined({}, { response: {} }, { response: { candidates: [{}] } }),
  ),
  geminiJob(
    'job/inlined-errors',
    'an answer and an error',
    inlined({ response: { responseId: '1' } }, { error: { code: 3, message: 'no' }, metadata: { key: '2' } }),
  ),
  geminiJob(
    'job/citations',
    'citations',
    inlined({
      response: {
        candidates: [
          { citationMetadata: { citationSources: [{ startIndex: 1, uri: 'u' }] } },
          { citationMetadata: {} },
        ],
      },
    }),
  ),
  geminiJob(
    'job/embeddings',
    'embeddings',
    inlined(
      { response: { embedding: { values: [0.1, 0.2] }, tokenCount: '1' } },
      { error: { code: 3, message: 'no' } },
    ),
  ),
  geminiJob(
    'job/embeddings',
    'embeddings after an error',
    inlined({ error: { code: 3, message: 'no' } }, { response: { embedding: { values: [1] } }, metadata: { n: 1 } }),
  ),
  geminiJob('job/embeddings', 'embeddings under their own name', {
    output: { inlinedEmbedContentResponses: { inlinedResponses: [{ response: { embedding: { values: [1] } } }] } },
  }),
  geminiJob(
    'job/failed-embeddings',
    'errors alone',
    inlined({ error: { code: 3, message: 'no' } }, { error: { code: 13, message: 'no' } }),
  ),
  geminiJob(
    'job/metadata-only',
    'a finished operation',
    { output: { responsesFile: 'files/a' } },
    { done: true, response: { '@type': 't', responsesFile: 'files/b' } },
  ),
  geminiJob(
    'job/metadata-only',
    'results in the response alone',
    {},
    { done: true, response: { responsesFile: 'files/b' } },
  ),
  geminiJob(
    undefined,
    'a failed operation',
    { state: 'BATCH_STATE_FAILED' },
    { done: true, error: { code: 3, message: 'The file is no JSON Lines.' } },
    {
      differs: {
        as: 'gemini-error-kept',
        ours: {
          result: {
            name: 'batches/abc123',
            state: 'JOB_STATE_FAILED',
            error: { code: 3, message: 'The file is no JSON Lines.' },
          },
        },
      },
    },
  ),
  geminiJob(
    undefined,
    'counts of rows',
    { batchStats: { requestCount: '3', successfulRequestCount: '2', failedRequestCount: '1' } },
    {},
    {
      differs: {
        as: 'gemini-counts-kept',
        ours: {
          result: {
            name: 'batches/abc123',
            batchStats: { requestCount: '3', successfulRequestCount: '2', failedRequestCount: '1' },
          },
        },
      },
    },
  ),
  ...[...JOB_STATES, ...BATCH_STATES, 'BATCH_STATE_MADE_UP', 'ACTIVE'].map((state) =>
    geminiJob('job/state', `state ${state}`, { state }),
  ),
  {
    title: 'no state',
    on: 'gemini',
    covers: [],
    answers: [{ body: { name: 'batches/a', metadata: {} } }],
    differs: { as: 'a-job-has-a-state', ours: { result: { state: 'JOB_STATE_UNSPECIFIED' } } },
  },
];
