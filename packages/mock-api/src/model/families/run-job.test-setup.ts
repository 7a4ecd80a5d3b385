import { expect } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { MockCloudOptions } from '../mock-cloud-options.ts';
import type { MockCloud } from '../mock-cloud.ts';

/** A cloud that makes the same ids, order and answers each time. */
export const openSeeded = (options?: MockCloudOptions): MockCloud => openCloud({ seed: 7, ...options });

interface Answer {
  status: number;
  body: JsonObject;
}

export interface Ended {
  job: JsonObject;
  /** The text of each output object, by its name below the output directory. */
  files: Record<string, string>;
}

async function call(cloud: MockCloud, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await cloud.fetch(`https://aiplatform.googleapis.com/v1/${path}`, {
    method,
    headers: { authorization: 'Bearer t' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json: unknown = await answer.json();
  return { status: answer.status, body: isJsonObject(json) ? json : {} };
}

export interface Job {
  readonly model: string;
  readonly location?: string;
  readonly format?: string;
  readonly more?: JsonObject;
}

/** Sends a create call for a job over `gs://in/rows`. */
export async function create(
  cloud: MockCloud,
  { model, location = 'us-central1', format = 'jsonl', more }: Job,
): Promise<Answer> {
  return call(cloud, 'POST', `projects/mock-project/locations/${location}/batchPredictionJobs`, {
    displayName: 'a job',
    model,
    inputConfig: { instancesFormat: format, gcsSource: { uris: ['gs://in/rows'] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://out' } },
    ...more,
  });
}

/** Runs a job over these data to its end. */
export async function run(
  cloud: MockCloud,
  data: string | Uint8Array | readonly unknown[],
  order: Job,
): Promise<Ended> {
  await cloud.bucket('in').put('rows', data);
  const created = await create(cloud, order);
  expect(created).toMatchObject({ status: 200 });
  let job = created.body;
  for (let poll = 0; poll < 5 && !('endTime' in job); poll += 1) {
    ({ body: job } = await call(cloud, 'GET', String(job['name'])));
  }
  const names = await cloud.bucket('out').list();
  const files = names.map(
    async (name) => [name.replace(/^[^/]*\//, ''), await cloud.bucket('out').text(name)] as const,
  );
  return { job, files: Object.fromEntries(await Promise.all(files)) };
}

/** The lines of a file of output. */
export const linesOf = (text = ''): JsonObject[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      return isJsonObject(value) ? value : { value };
    });
