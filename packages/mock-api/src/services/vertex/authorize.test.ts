import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, JOBS } from './call-vertex.test-setup.ts';
import { claudeJob, geminiJob } from './job-orders.test-setup.ts';

describe('credentials', () => {
  test('none are refused', async () => {
    const answer = await call(openCloud(), 'POST', JOBS, geminiJob, {});
    expect(answer).toMatchObject({ status: 401, body: { error: { status: 'UNAUTHENTICATED' } } });
  });

  test('a token of this cloud whose time is over is refused, and no answer repeats it', async () => {
    const cloud = openCloud();
    const { accessToken } = cloud.credentials.issueToken();
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await call(cloud, 'POST', JOBS, claudeJob, headers)).status).toBe(200);
    cloud.credentials.expireTokens();
    const answer = await call(cloud, 'POST', JOBS, claudeJob, headers);
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer)).not.toContain(accessToken);
  });

  test.for(['v1/batchPredictionJobs', JOBS])('an API key opens %s only where it may', async (path) => {
    const headers = { 'x-goog-api-key': 'k' };
    expect((await call(openCloud(), 'POST', path, claudeJob, headers)).status).toBe(400);
    const cloud = openCloud({ vertexApiKey: 'accept' });
    const { status, body } = await call(cloud, 'POST', path, claudeJob, headers);
    expect(status).toBe(200);
    const id = String(body.name).split('/').at(-1);
    expect((await call(cloud, 'GET', `${path}/${id}`, undefined, headers)).body).toMatchObject({ name: body.name });
  });
});
