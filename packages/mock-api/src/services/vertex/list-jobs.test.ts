import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, create, list, listAll, names } from './list-jobs.test-setup.ts';

describe('a list of jobs', () => {
  test('has the newest first, of its own project and location alone, and no token on its last page', async () => {
    const cloud = openCloud({ clock: 'manual' });
    expect(await list(cloud)).toEqual({});
    for (const name of ['a', 'b', 'c']) create(cloud, name);
    create(cloud, 'elsewhere', { location: 'europe-west4' });
    const first = await list(cloud, { pageSize: '2' });
    expect(names(first.batchPredictionJobs)).toEqual(['c', 'b']);
    const last = await list(cloud, { page_size: '2', page_token: first.nextPageToken ?? '' });
    expect(names(last.batchPredictionJobs)).toEqual(['a']);
    expect(last).not.toHaveProperty('nextPageToken');
  });

  test('shows each job as a get does', async () => {
    const cloud = openCloud({ clock: 'manual' });
    const id = create(cloud, 'a');
    const { body } = await call(cloud, `batchPredictionJobs/${id}`);
    expect(await list(cloud)).toEqual({ batchPredictionJobs: [body] });
  });

  test('is limited to what a filter says', async () => {
    const cloud = openCloud({ clock: 'manual' });
    for (const name of ['genai_1', 'other', 'genai_2']) create(cloud, name);
    expect(names(await listAll(cloud, { filter: 'display_name:"genai_*"', pageSize: '1' }))).toEqual([
      'genai_2',
      'genai_1',
    ]);
    expect(await list(cloud, { filter: 'state="JOB_STATE_SUCCEEDED"' })).toEqual({});
  });

  test('shows only the fields of a mask, in either spelling', async () => {
    const cloud = openCloud({ clock: 'manual' });
    create(cloud, 'a');
    const { batchPredictionJobs } = await list(cloud, { readMask: 'display_name,inputConfig.gcs_source,error.code' });
    const uris = ['gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl'];
    expect(batchPredictionJobs).toEqual([{ displayName: 'a', inputConfig: { gcsSource: { uris } } }]);
    expect(await list(cloud, { readMask: '*' })).toEqual(await list(cloud));
  });

  test.for<[query: string, says: string]>([
    ['filter=state%3D%22DONE%22', 'Invalid filter: "DONE" is not a state of a job, at character 7'],
    ['pageSize=many', `Invalid value at 'page_size' (TYPE_INT32), "many"`],
    ['pageSize=-1', 'page_size must not be negative'],
    ['pageToken=nonsense', 'Invalid page token'],
    ['readMask=colour', 'a BatchPredictionJob has no field "colour"'],
    ['readMask=inputConfig.colour', 'a BatchPredictionJob has no field "inputConfig.colour"'],
    ['orderBy=name', 'Unknown name "orderBy": Cannot bind query parameter.'],
  ])('with %s is refused', async ([query, says]) => {
    expect(await call(openCloud(), `batchPredictionJobs?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 400, status: 'INVALID_ARGUMENT', message: expect.stringContaining(says) as string } },
    });
  });

  test('writes enums and counts as it is asked to', async () => {
    const cloud = openCloud({ clock: 'manual', vertex: { int64: 'numbers' } });
    await cloud.prepare();
    create(cloud, 'a');
    await cloud.clock.advance(180_000);
    const path = `batchPredictionJobs?$alt=json;enum-encoding=int`;
    expect((await call(cloud, path)).body).toMatchObject({
      batchPredictionJobs: [{ state: 4, completionStats: { successfulCount: 4 } }],
    });
  });
});
