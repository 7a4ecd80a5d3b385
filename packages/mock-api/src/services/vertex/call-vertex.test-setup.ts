import { expect } from 'vitest';
import type { MockCloud } from '../../model/mock-cloud.ts';

export const JOBS = 'v1/projects/mock-project/locations/us-central1/batchPredictionJobs';

/** What the tests read out of an answer by name. */
export interface Body {
  name?: string;
  state?: string;
  createTime?: string;
  outputInfo?: { gcsOutputDirectory: string };
  error?: { message: string; details?: unknown };
}

interface Answer {
  status: number;
  body: Body;
}

interface Line {
  id?: number;
  custom_id?: string;
  status: string;
  request: { contents: { parts: { text: string }[] }[] };
}

/** Calls the host of the location that the path names. */
export async function call(
  cloud: MockCloud,
  method: string,
  path: string,
  body?: unknown,
  headers = { authorization: 'Bearer t' } as Record<string, string>,
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const location = /\/locations\/([^/]+)/.exec(path)?.[1] ?? 'us-central1';
  const url = `https://${location}-aiplatform.googleapis.com/${path}`;
  const answer = await cloud.fetch(url, { method, headers, ...(body !== undefined && { body: text }) });
  expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  return { status: answer.status, body: (await answer.json()) as Body };
}

/** Polls a job to its end. */
export async function ended(cloud: MockCloud, job: unknown): Promise<Body> {
  const created = await call(cloud, 'POST', JOBS, job);
  expect(created.status).toBe(200);
  for (let poll = 0; poll < 4; poll += 1) {
    const { body } = await call(cloud, 'GET', `v1/${created.body.name}`);
    if (Object.hasOwn(body, 'endTime')) return body;
  }
  throw new Error('The job has not ended after four polls');
}

/** What the job wrote, line by line. */
export async function outputLines(cloud: MockCloud, job: Body | undefined): Promise<Line[]> {
  const directory = job?.outputInfo?.gcsOutputDirectory ?? '';
  const [bucket = '', ...name] = directory.slice('gs://'.length).split('/');
  const text = await cloud.bucket(bucket).text(`${name.join('/')}/predictions.jsonl`);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
