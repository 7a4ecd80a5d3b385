import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { GoogleGenAI } from '@google/genai';
import { describe, expect, test } from 'vitest';
import { root } from '../docs/documents.ts';
import { doors } from '../doors/open-door.ts';
import { cloudAtDoor } from '../doors/cloud-at-door.ts';
import { publicInputs } from './public-inputs.ts';

const machines = { machineSpec: { machineType: 'g2-standard-48' }, startingReplicaCount: 1 };
const ended = /SUCCEEDED|FAILED|CANCELLED|EXPIRED/;
const uris = publicInputs.map(({ uri }) => uri).toSorted();

/** The buckets that are there before anybody has made one. */
function bucketsOf(cloud: MockCloud): string[] {
  return cloud.objects.listBuckets().map(({ name }) => name);
}

/** What the rows of an input are, or those that a job has written below it. */
async function rowsAt(cloud: MockCloud, uri: string): Promise<Record<string, unknown>[]> {
  const [, scheme = '', first = '', rest = ''] = /^(gs|bq):\/\/([^/.]+)[/.](.*)$/.exec(uri) ?? [];
  if (scheme === 'bq') return cloud.bigquery.rows(`${first}.${rest}`);
  const bucket = cloud.bucket(first);
  const texts = await Promise.all((await bucket.list(rest)).map((name) => bucket.text(name)));
  return texts.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line));
}

describe('the inputs of Google’s public samples', () => {
  test('are in a new cloud, and nothing else is', async () => {
    await using cloud = createMockCloud();
    const objects = await Promise.all(
      bucketsOf(cloud).map(async (bucket) =>
        (await cloud.bucket(bucket).list()).map((name) => `gs://${bucket}/${name}`),
      ),
    );
    const tables = ['storage-samples', 'python-docs-samples-tests'].flatMap((project) =>
      cloud.bigquery
        .listDatasets(project)
        .flatMap(({ reference: { datasetId }, tables: named }) =>
          [...named.keys()].map((tableId) => `bq://${project}.${datasetId}.${tableId}`),
        ),
    );
    expect([...objects.flat(), ...tables].toSorted()).toEqual(uris);
  });

  test('are those that the documents list, with as many rows', async () => {
    const page = readFileSync(path.join(root, 'docs/mock/samples.md'), 'utf8');
    const [carried = ''] = page.split('## What is not there');
    const listed = [...carried.matchAll(/^\| `((?:gs|bq):\/\/[^`]+)` \| (\d+) /gm)].map(([, uri, rows]) => [uri, rows]);
    await using cloud = createMockCloud();
    const there = uris.map(async (uri) => [uri, String((await rowsAt(cloud, uri)).length)]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(await Promise.all(there)));
    expect(listed).toHaveLength(uris.length);
  });
});

describe.for(doors)('run by the official client, at the $name door', (door) => {
  const cloud = cloudAtDoor(door);

  test.for(publicInputs)('$uri', async ({ uri, model, location = 'us-central1', hasMachines = false, answerOf }) => {
    const client = new GoogleGenAI({ vertexai: true, project: cloud().project, location });
    const httpOptions = { extraBody: { dedicatedResources: machines } };
    const isTable = uri.startsWith('bq://');
    const dest = isTable ? `bq://${cloud().project}.answers.out` : 'gs://answers/out';
    let job = await client.batches.create({ model, src: uri, config: { dest, ...(hasMachines && { httpOptions }) } });
    for (let look = 0; look < 10 && !ended.test(String(job.state)); look += 1) {
      job = await client.batches.get({ name: String(job.name) });
    }
    expect([job.state, job.error?.message]).toEqual(['JOB_STATE_SUCCEEDED', undefined]);

    const rows = await rowsAt(cloud(), uri);
    const answers = await rowsAt(cloud(), isTable ? dest : `${dest}/`);
    expect(rows.length).toBeGreaterThan(3);
    expect(answers).toHaveLength(rows.length);
    for (const line of answers) {
      expect(line).toMatchObject({ status: '' });
      expect(answerOf(line)).toMatch(/\S/);
    }
  });
});
