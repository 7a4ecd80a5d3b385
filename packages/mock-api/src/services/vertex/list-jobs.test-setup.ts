import { expect } from 'vitest';
import type { MockCloud } from '../../model/mock-cloud.ts';

const HOST = 'https://us-central1-aiplatform.googleapis.com/v1beta1/projects/mock-project/locations/us-central1';

/** What the tests read out of a job by name. */
export interface Job {
  name: string;
  displayName: string;
  state: string;
}

interface ListAnswer {
  batchPredictionJobs?: Job[];
  nextPageToken?: string;
}

/** Makes a job of Google's own sample, and answers its id. */
export function create(cloud: MockCloud, displayName: string, facts: { location?: string } = {}): string {
  const job = cloud.jobs.create({
    project: 'mock-project',
    location: 'us-central1',
    displayName,
    model: 'publishers/google/models/gemini-2.5-flash',
    source: { kind: 'gcs', uris: ['gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://out' },
    ...facts,
  });
  return job.id;
}

export async function call(cloud: MockCloud, path: string, method = 'GET'): Promise<{ status: number; body: unknown }> {
  const answer = await cloud.fetch(`${HOST}/${path}`, { method, headers: { authorization: 'Bearer t' } });
  return { status: answer.status, body: await answer.json() };
}

/** One page of the jobs. */
export async function list(cloud: MockCloud, query: Readonly<Record<string, string>> = {}): Promise<ListAnswer> {
  const { status, body } = await call(cloud, `batchPredictionJobs?${new URLSearchParams(query).toString()}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as ListAnswer;
}

/** The jobs of all pages. */
export async function listAll(cloud: MockCloud, query: Readonly<Record<string, string>> = {}): Promise<Job[]> {
  const jobs: Job[] = [];
  let pageToken: string | undefined;
  do {
    const page = await list(cloud, { ...query, ...(pageToken && { pageToken }) });
    jobs.push(...(page.batchPredictionJobs ?? []));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return jobs;
}

export const names = (jobs: readonly Job[] = []): string[] => jobs.map(({ displayName }) => displayName);
