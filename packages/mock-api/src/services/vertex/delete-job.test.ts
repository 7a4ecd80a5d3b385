import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, create, list } from './list-jobs.test-setup.ts';

describe('deleting a job', () => {
  test('that has ended answers an operation that can be asked about, and the job is gone', async () => {
    const cloud = openCloud({ clock: 'manual' });
    await cloud.prepare();
    const id = create(cloud, 'a');
    await cloud.clock.advance(180_000);
    const deleted = await call(cloud, `batchPredictionJobs/${id}`, 'DELETE');
    const time = expect.stringMatching(/^2026-01-01T00:03:00\.\d{6}Z$/) as string;
    expect(deleted).toEqual({
      status: 200,
      body: {
        name: expect.stringMatching(/^projects\/\d{12}\/locations\/us-central1\/operations\/\d{18,19}$/) as string,
        metadata: {
          '@type': 'type.googleapis.com/google.cloud.aiplatform.v1beta1.DeleteOperationMetadata',
          genericMetadata: { createTime: time, updateTime: time },
        },
        done: true,
        response: { '@type': 'type.googleapis.com/google.protobuf.Empty' },
      },
    });
    const operation = (deleted.body as { name: string }).name.split('/').at(-1) ?? '';
    expect(await call(cloud, `operations/${operation}`)).toEqual(deleted);
    expect(await call(cloud, `batchPredictionJobs/${id}`)).toMatchObject({ status: 404 });
    expect(await call(cloud, `batchPredictionJobs/${id}`, 'DELETE')).toMatchObject({ status: 404 });
    expect(await call(cloud, `operations/${id}`)).toMatchObject({ status: 404 });
    expect(await list(cloud)).toEqual({});
    expect(await cloud.bucket('out').list()).toHaveLength(1);
  });

  test('that has not ended is refused', async () => {
    const cloud = openCloud({ clock: 'manual' });
    const id = create(cloud, 'a');
    expect(await call(cloud, `batchPredictionJobs/${id}`, 'DELETE')).toMatchObject({
      status: 400,
      body: {
        error: { status: 'FAILED_PRECONDITION', message: expect.stringContaining('JOB_STATE_PENDING') as string },
      },
    });
  });
});
