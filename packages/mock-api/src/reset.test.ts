import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeptCloud, createMockCloud } from './create-mock-cloud.ts';
import { DataFolder } from './data/data-folder.ts';
import { readRecordLine } from './data/record-line.ts';
import type { JobOrder } from './model/jobs/batch-job.ts';
import type { MockCloud } from './model/mock-cloud.ts';
import type { MockCloudOptions } from './model/mock-cloud-options.ts';

const options: MockCloudOptions = { seed: 7, clock: 'manual', unknownModels: 'refuse', name: 'reset-or-new' };
const gemini = 'https://generativelanguage.googleapis.com';
const bigquery = 'https://bigquery.googleapis.com/bigquery/v2/projects/mock-project';
const row = { request: { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] } };
const order: JobOrder = {
  project: 'mock-project',
  location: 'us-central1',
  displayName: 'a job',
  model: 'publishers/google/models/gemini-2.5-flash',
  source: { kind: 'gcs', uris: ['gs://in/rows.jsonl'] },
  destination: { kind: 'gcs', uriPrefix: 'gs://out' },
};

/** A cloud in a folder of its own, and what stands in that folder. */
interface Kept {
  readonly cloud: MockCloud;
  readonly records: () => Record<string, string>;
  readonly files: () => number;
}

function openKept(): Kept {
  const root = mkdtempSync(join(tmpdir(), 'reset-'));
  const folder = new DataFolder(root);
  const cloud = createKeptCloud(options, folder);
  onTestFinished(async () => {
    await cloud.close();
    rmSync(root, { recursive: true, force: true });
  });
  return {
    cloud,
    files: () => readdirSync(join(root, 'contents')).length + readdirSync(join(root, 'incoming')).length,
    records: () => {
      cloud.flush();
      folder.rewrite();
      const lines = readFileSync(join(root, 'state.journal'), 'utf8').trimEnd().split('\n').slice(1);
      const changes = lines.flatMap((line) => readRecordLine(Buffer.from(line)) ?? []);
      return Object.fromEntries(changes.map(([kind, key, json]) => [`${kind} ${key}`, withoutFiles(json)]));
    },
  };
}

/** Files have another name each time. */
const withoutFiles = (json = ''): string => json.replaceAll(/"fileId":"[^"]+"/g, '"fileId":""');

async function post(
  cloud: MockCloud,
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer = await cloud.fetch(url, {
    method: 'POST',
    headers: { 'x-goog-api-key': 'k', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  expect([url, answer.status]).toEqual([url, 200]);
  return answer;
}

/** Handles that a reset must make worthless. */
interface Handles {
  readonly uploads: readonly string[];
  readonly token: string;
  readonly apiKey: string;
}

/** One of everything that a cloud can have. @returns What the same seed gives again */
async function doEverything(cloud: MockCloud): Promise<{ outcome: unknown; handles: Handles }> {
  await cloud.bucket('in').put('rows.jsonl', [row]);
  cloud.objects.createBucket('versions', { settings: { versioning: { enabled: true } } });
  for (const text of ['first', 'second']) await cloud.bucket('versions').put('a', text);
  cloud.objects.hmacKeys.create('mock-project', 'a@mock-project.iam.gserviceaccount.com');
  const upload = await post(
    cloud,
    'https://storage.googleapis.com/upload/storage/v1/b/in/o?uploadType=resumable&name=half',
    {},
  );
  const session = upload.headers.get('location') ?? '';
  await cloud.fetch(session, { method: 'PUT', headers: { 'content-range': 'bytes 0-3/*' }, body: 'half' });

  await cloud.datasets.put('my-rows', [row]);
  await cloud.bigquery.put('rows.in', [row]);
  await post(cloud, `${bigquery}/datasets/rows/tables/in/insertAll`, {
    rows: [{ insertId: 'a', json: { request: JSON.stringify(row.request) } }],
  });
  const load = {
    sourceUris: ['gs://in/rows.jsonl'],
    sourceFormat: 'NEWLINE_DELIMITED_JSON',
    autodetect: true,
    destinationTable: { projectId: 'mock-project', datasetId: 'rows', tableId: 'loaded' },
  };
  await post(cloud, `${bigquery}/jobs`, { jobReference: { jobId: 'a-load' }, configuration: { load } });
  await (await cloud.fetch(`${bigquery}/jobs/a-load`)).json();

  cloud.models.add('mine', { predict: () => 1 });
  await cloud.files.put({ name: 'rows' }, [{ key: 'a', ...row }]);
  await cloud.files.register(cloud.objects.require('in', 'rows.jsonl'));
  const started = cloud.files.startUpload({ name: 'half' });
  const resumed = `${gemini}/upload/v1beta/files?upload_id=${started.id}`;
  await post(cloud, resumed, 'half', { 'x-goog-upload-command': 'upload', 'x-goog-upload-offset': '0' });
  const webhookConfig = { uris: ['https://example.com/hook'] };
  const generate = `${gemini}/v1beta/models/gemini-2.5-flash:batchGenerateContent`;
  await post(cloud, generate, {
    batch: { displayName: 'of a file', inputConfig: { fileName: 'files/rows' }, webhookConfig },
  });
  await post(cloud, generate, { batch: { displayName: 'inline', inputConfig: { requests: { requests: [row] } } } });

  cloud.jobs.create({ ...order, destination: { kind: 'dataset', displayName: 'out' } });
  const deleted = cloud.jobs.create({ ...order, displayName: 'deleted' });
  cloud.jobs.create({
    ...order,
    displayName: 'into a table',
    destination: { kind: 'bigquery', uri: 'bq://mock-project.out' },
  });
  await cloud.clock.advance(300_000);
  cloud.jobs.delete({ project: 'mock-project', location: 'us-central1', id: deleted.id });
  await cloud.jobs.force(cloud.jobs.create({ ...order, displayName: 'held' }).id, 'JOB_STATE_PAUSED');
  cloud.jobs.create({ ...order, displayName: 'running' });
  await cloud.clock.advance(90_000);

  cloud.faults.add('storage.buckets nth=1 return-503');
  cloud.faults.retryTests.create({ instructions: { 'storage.objects.get': ['return-503'] } });
  const { accessToken: token } = cloud.credentials.issueToken();
  cloud.credentials.expireTokens();
  await cloud.fetch('https://storage.googleapis.com/storage/v1/b/in'); // struck by the fault
  const uploads = [new URL(session).searchParams.get('upload_id') ?? '', started.id];
  const outcome = await stateOf(cloud);
  for (const [part, fresh] of Object.entries(await stateOf(createFresh()))) {
    expect({ [part]: outcome[part] }).not.toEqual({ [part]: fresh }); // something was done to all of it
  }
  return { outcome, handles: { uploads, token, apiKey: cloud.apiKeys.issue() } };
}

/** A new cloud as the others are, but for its name, which one open cloud can have. */
function createFresh(): MockCloud {
  const cloud = createMockCloud({ ...options, name: `fresh-${(count += 1)}` });
  onTestFinished(() => cloud.close());
  return cloud;
}
let count = 0;

/** Everything that can be seen of a cloud, but for what chance alone decides: tokens, keys, and the ids of uploads. */
async function stateOf(cloud: MockCloud): Promise<Record<string, unknown>> {
  const { objects, datasets, files, bigquery: warehouse } = cloud;
  const names = datasets.list().map(({ name }) => name);
  const tables = warehouse
    .listDatasets('mock-project')
    .flatMap(({ tables: all }) =>
      [...all.values()].map(({ reference }) => `${reference.datasetId}.${reference.tableId}`),
    );
  return {
    now: cloud.clock.now(),
    mark: cloud.clock.mark,
    buckets: objects.listBuckets(),
    objects: await Promise.all(
      objects
        .listBuckets()
        .flatMap(({ name }) => objects.list(name, { versions: true }).objects)
        .map(async ({ content, ...facts }) => ({ ...facts, text: Buffer.from(await content.bytes()).toString() })),
    ),
    generation: objects.lastGeneration,
    hmacKeys: objects.hmacKeys.list('mock-project').length,
    datasets: datasets.list(),
    rows: await Promise.all(names.map((name) => datasets.rows(name))),
    warehouse: warehouse.listDatasets('mock-project').map(({ reference, location }) => ({ reference, location })),
    tables: await Promise.all(tables.map(async (name) => ({ name, rows: await warehouse.rows(name) }))),
    warehouseJobs: cloud.bigqueryJobs.list('mock-project').map(({ reference }) => reference),
    jobs: cloud.jobs.list(),
    batches: cloud.batches.list(),
    responses: cloud.batches.list().map(({ id }) => cloud.batches.inlinedResponses(id)),
    files: files.list().map(({ content, ...facts }) => ({ ...facts, size: content.size })),
    generated: await Promise.all(
      cloud.batches
        .list()
        .flatMap(({ responsesFile }) => (responsesFile === undefined ? [] : [files.text(responsesFile)])),
    ),
    webhooks: cloud.webhooks.deliveries,
    faults: cloud.faults.list().map((fault) => fault.toJSON()),
    retryTests: cloud.faults.retryTests.list().length,
    requests: cloud.journal.requests().map(({ number, operation, status }) => ({ number, operation, status })),
    last: cloud.journal.last,
    ownModel: cloud.models.find('mine') !== undefined,
    description: cloud.describe().replace(`"${cloud.name}"`, '"a cloud"'),
  };
}

function expectForgotten(cloud: MockCloud, { uploads, token, apiKey }: Handles): void {
  for (const value of uploads) expect(cloud.owns({ kind: 'upload', value })).toBe(false);
  expect(cloud.owns({ kind: 'bearer', value: token })).toBe(false);
  expect(cloud.apiKeys.owns(apiKey)).toBe(false);
}

test('a cloud that has had everything is as a new one after a reset, and does everything as it did', async () => {
  const cloud = createMockCloud(options);
  onTestFinished(() => cloud.close());
  const { outcome, handles } = await doEverything(cloud);
  await cloud.reset();
  expect(await stateOf(cloud)).toEqual(await stateOf(createFresh()));
  expectForgotten(cloud, handles);
  expect((await doEverything(cloud)).outcome).toEqual(outcome);
});

test('of a cloud with a data folder, a reset leaves there what a new one has, and nothing else', async () => {
  const used = openKept();
  const before = [used.records(), used.files()];
  const { outcome, handles } = await doEverything(used.cloud);
  expect(Object.keys(used.records()).length).toBeGreaterThan(30);
  await used.cloud.reset();
  expect(await stateOf(used.cloud)).toEqual(await stateOf(createFresh()));
  expectForgotten(used.cloud, handles);
  expect([used.records(), used.files()]).toEqual(before);
  expect((await doEverything(used.cloud)).outcome).toEqual(outcome);
});
