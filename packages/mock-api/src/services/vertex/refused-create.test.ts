import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, JOBS } from './call-vertex.test-setup.ts';
import { geminiJob } from './job-orders.test-setup.ts';

describe('a create call that is wrong is refused', () => {
  const without = (key: keyof typeof geminiJob): JsonObject => ({ ...geminiJob, [key]: null });

  test.for<[field: string, body: JsonObject]>([
    ['display_name', without('displayName')],
    ['model', without('model')],
    ['input_config', without('inputConfig')],
    ['output_config', without('outputConfig')],
    ['input_config.instances_format', { ...geminiJob, inputConfig: { gcsSource: { uris: ['gs://a/b'] } } }],
    ['input_config.source', { ...geminiJob, inputConfig: { instancesFormat: 'jsonl' } }],
    [
      'input_config.gcs_source.uris',
      { ...geminiJob, inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['b/in.jsonl'] } } },
    ],
    [
      'input_config.instances_format',
      { ...geminiJob, inputConfig: { instancesFormat: 'csv', gcsSource: { uris: ['gs://a/b'] } } },
    ],
    [
      'output_config.gcs_destination.output_uri_prefix',
      { ...geminiJob, outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'out' } } },
    ],
    ['labels', { ...geminiJob, labels: { Team: 'x' } }],
  ])('%s', async ([field, body]) => {
    const answer = await call(openCloud(), 'POST', JOBS, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 400, status: 'INVALID_ARGUMENT' } } });
    expect(answer.body.error?.details).toEqual([
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [{ field: `batch_prediction_job.${field}`, description: expect.any(String) }],
      },
    ]);
  });

  test.for<[what: string, body: unknown, status: number, message: string]>([
    ['not JSON', '{oops', 400, 'Invalid JSON payload received. '],
    ['an unknown field', { ...geminiJob, dislayName: 'x' }, 400, `Unknown name "dislayName" at 'batch_prediction_job'`],
    ['a field given twice', { ...geminiJob, display_name: 'x' }, 400, "Field 'displayName'"],
    ['a field of v1beta1 in v1', { ...geminiJob, endpoint: 'x' }, 400, 'Unknown name "endpoint"'],
    [
      'a model that nobody publishes',
      { ...geminiJob, model: 'publishers/google/models/gemini-x' },
      404,
      'The PublisherModel gemini-x does not exist.',
    ],
    [
      'a table without its dataset',
      { ...geminiJob, inputConfig: { instancesFormat: 'bigquery', bigquerySource: { inputUri: 'bq://a' } } },
      400,
      'Expected bq://project.dataset.table',
    ],
    [
      'a table that is read as lines',
      { ...geminiJob, inputConfig: { instancesFormat: 'jsonl', bigquerySource: { inputUri: 'bq://a.b.c' } } },
      400,
      'it is "bigquery"',
    ],
  ])('%s', async ([, body, status, message]) => {
    const answer = await call(openCloud(), 'POST', JOBS, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error?.message).toContain(message);
  });
});
