import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { ended } from './call-vertex.test-setup.ts';
import { geminiJob, geminiRow } from './job-orders.test-setup.ts';

describe('a job whose import breaks fails with the reason, and never runs', () => {
  test.for<[what: string, rows: unknown[] | undefined, message: string]>([
    ['a missing object', undefined, 'Failed to import data. Not found: URI gs://in/rows.jsonl'],
    ['no rows', [], 'Failed to import data. The input has no rows.'],
    ['a line that is not JSON', [geminiRow('a'), '{oops'], 'File: gs://in/rows.jsonl, line 2'],
    ['a line that is no object', ['[1]'], 'the row is not an object'],
    [
      'an empty object in a line',
      [{ request: { tools: [{ googleSearch: {} }] } }],
      "Unsupported empty struct type for field 'request.tools.googleSearch'",
    ],
    ['a reserved name', [{ ...geminiRow('a'), status: 'mine' }], 'Found duplicate(s): status'],
    ['no request anywhere', [{ prompt: 'hello' }], 'Unrecognized name: request'],
  ])('%s', async ([, rows, message]) => {
    const cloud = openCloud();
    if (rows) await cloud.bucket('in').put('rows.jsonl', rows);
    const job = await ended(cloud, geminiJob);
    expect(job).toMatchObject({
      state: 'JOB_STATE_FAILED',
      error: { code: 3, message: expect.stringMatching(/^Failed to import data\. /) },
    });
    expect(job.error?.message).toContain(message);
    expect(job).not.toHaveProperty('startTime');
    expect(await cloud.bucket('out').list()).toEqual([]);
  });
});
