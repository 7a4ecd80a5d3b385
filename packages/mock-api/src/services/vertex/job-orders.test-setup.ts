import type { JsonObject } from '../../model/json.ts';

/** A job over `gs://in/rows.jsonl`. */
export const geminiJob = {
  displayName: 'my job',
  model: 'publishers/google/models/gemini-2.5-flash',
  inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://in/rows.jsonl'] } },
  outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://out/results' } },
};
/** A job over Google's own sample for Claude. */
export const claudeJob = {
  ...geminiJob,
  model: 'publishers/anthropic/models/claude-3-5-haiku',
  inputConfig: {
    instancesFormat: 'jsonl',
    gcsSource: { uris: ['gs://cloud-samples-data/anthropic-test-data-gcs.jsonl'] },
  },
};
export const geminiRow = (text: string, id?: number): JsonObject => ({
  ...(id !== undefined && { id }),
  request: { contents: [{ role: 'user', parts: [{ text }] }] },
});
