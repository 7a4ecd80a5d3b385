import { expect, test } from 'vitest';
import { openCloud } from '../open-cloud.test-setup.ts';
import type { JsonObject } from '../model/json.ts';
import type { MockCloud } from '../model/mock-cloud.ts';

const vertex = 'https://us-central1-aiplatform.googleapis.com/v1/projects/mock-project/locations/us-central1';
const gemini = 'https://generativelanguage.googleapis.com/v1beta';
const bigquery = 'https://bigquery.googleapis.com/bigquery/v2/projects/mock-project';
const storage = 'https://storage.googleapis.com/storage/v1';

const bodies: Readonly<Record<string, object>> = {
  [`${vertex}/batchPredictionJobs`]: {
    displayName: 'nightly',
    model: 'publishers/google/models/gemini-2.5-flash',
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://my-bucket/in.jsonl'] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://my-bucket/out' } },
  },
  [`${gemini}/models/gemini-2.5-flash:batchGenerateContent`]: {
    batch: { displayName: 'nightly', inputConfig: { requests: { requests: [{ request: { contents: [] } }] } } },
  },
  [`${bigquery}/datasets`]: { datasetReference: { datasetId: 'nightly' } },
  [`${storage}/b?project=mock-project`]: { name: 'nightly' },
};

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: JsonObject;
}

async function call(cloud: MockCloud, address: string, body?: object, query?: Record<string, string>): Promise<Answer> {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  const answer = await cloud.fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text) as JsonObject };
}

test.for<[address: string, fields: string, names: string[]]>([
  [`${vertex}/batchPredictionJobs`, 'name,state', ['name', 'state']],
  [`${vertex}/batchPredictionJobs`, 'inputConfig/instancesFormat', ['inputConfig']],
  [`${gemini}/models/gemini-2.5-flash:batchGenerateContent`, 'name', ['name']],
  [`${bigquery}/datasets`, 'id,kind', ['id', 'kind']],
  [`${storage}/b?project=mock-project`, 'name', ['name']],
])('%s answers with the fields %s alone, and lists with those of items', async ([address, fields, names]) => {
  const cloud = openCloud({ clock: 'manual' });
  const { status, body } = await call(cloud, address, bodies[address], { fields });
  expect(status).toBe(200);
  expect(Object.keys(body).toSorted()).toEqual(names.toSorted());
});

test('of each job in a list, too, and in lines that can be read', async () => {
  const cloud = openCloud({ clock: 'manual' });
  const jobs = `${vertex}/batchPredictionJobs`;
  const { body: job } = await call(cloud, jobs, bodies[jobs]);
  const one = await call(cloud, `https://us-central1-aiplatform.googleapis.com/v1/${String(job['name'])}`, undefined, {
    $fields: 'state',
  });
  expect(one.body).toEqual({ state: 'JOB_STATE_PENDING' });
  const list = await call(cloud, jobs, undefined, { fields: 'batchPredictionJobs(state)', prettyPrint: 'true' });
  expect(list.body).toEqual({ batchPredictionJobs: [{ state: 'JOB_STATE_PENDING' }] });
  expect(list.text).toContain('\n  "batchPredictionJobs": [');
});

test('rows of BigQuery come without the rest of the answer', async () => {
  const cloud = openCloud();
  await call(cloud, `${bigquery}/datasets`, bodies[`${bigquery}/datasets`]);
  const tables = `${bigquery}/datasets/nightly/tables`;
  const schema = { fields: [{ name: 'a', type: 'INTEGER' }] };
  await call(cloud, tables, { tableReference: { tableId: 't' }, schema });
  await call(cloud, `${tables}/t/insertAll`, { rows: [{ json: { a: 1 } }] });
  const { body } = await call(cloud, `${tables}/t/data`, undefined, { fields: 'rows,totalRows' });
  expect(body).toEqual({ totalRows: '1', rows: [{ f: [{ v: '1' }] }] });
});

test.for(Object.entries(bodies))('%s refuses what selects no fields, and has done nothing', async ([address, body]) => {
  const cloud = openCloud({ clock: 'manual' });
  const refused = await call(cloud, address, body, { fields: 'name,(' });
  expect(refused).toMatchObject({ status: 400, body: { error: { message: 'Invalid field selection name,(' } } });
  expect([...cloud.jobs.list(), ...cloud.batches.list()]).toEqual([]);
  expect(cloud.objects.getBucket('nightly')).toBeUndefined();
  // What was refused can be created now.
  expect((await call(cloud, address, body)).status).toBe(200);
});

test('errors come whole', async () => {
  const cloud = openCloud();
  const { status, body } = await call(cloud, `${vertex}/batchPredictionJobs/1`, undefined, { fields: 'name' });
  expect([status, Object.keys(body)]).toEqual([404, ['error']]);
});
