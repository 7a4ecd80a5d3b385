import { createApp, createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import type { KnownNames } from './any-path.ts';
import type { Route } from './any-request.ts';

/** Every address that the app serves. */
export const routes: readonly Route[] = createApp()
  .routes.filter(({ path }) => path !== '/*')
  .map(({ method, path }) => ({ method, path }));

const row = { key: 'a', request: { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] } };

export interface FuzzedCloud {
  readonly cloud: MockCloud;
  readonly known: KnownNames;
  /** The ids of uploads that are under way. */
  readonly openUploads: { readonly file: string; readonly object: string };
}

/** A cloud that has one of everything: the same each time, by its seed, but for the ids of uploads. */
export async function openCloud(cloud: MockCloud = createMockCloud({ seed: 7 })): Promise<FuzzedCloud> {
  await cloud.bucket('my-bucket').put('in.jsonl', [row]);
  const { id } = cloud.jobs.create({
    project: 'mock-project',
    location: 'us-central1',
    displayName: 'a job',
    model: 'publishers/google/models/gemini-2.5-flash',
    source: { kind: 'gcs', uris: ['gs://my-bucket/in.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://my-bucket/out' },
  });
  const headers = { 'x-goog-api-key': 'key' };
  const base = 'https://generativelanguage.googleapis.com';
  await cloud.fetch(`${base}/v1/models/gemini-2.5-flash:batchGenerateContent`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ batch: { inputConfig: { requests: { requests: [{ request: row.request }] } } } }),
  });
  const startUpload = async (name: string): Promise<string> => {
    const started = await cloud.fetch(`${base}/upload/v1/files`, {
      method: 'POST',
      headers: { ...headers, 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
      body: JSON.stringify({ file: { name: `files/${name}` } }),
    });
    return started.headers.get('x-goog-upload-url') ?? '';
  };
  await cloud.fetch(await startUpload('a-file'), {
    method: 'POST',
    headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
    body: JSON.stringify(row),
  });
  const object = await cloud.fetch(
    'https://storage.googleapis.com/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=an-object',
    { method: 'POST' },
  );
  const openUploads = {
    file: uploadIdOf(await startUpload('another-file')),
    object: uploadIdOf(object.headers.get('location') ?? ''),
  };
  const [batch] = cloud.batches.list();
  if (!batch || cloud.files.list().length !== 1) throw new Error('The cloud to fuzz lacks a batch or a file');
  const known: KnownNames = {
    version: ['v1', 'v1beta', 'v1beta1', 'v1alpha'],
    project: ['mock-project'],
    location: ['us-central1', 'global'],
    job: [id, `${id}:cancel`, batch.id, `${id}:force`, `${batch.id}:force`, `${id}:resume`],
    name: ['models/gemini-2.5-flash:batchGenerateContent', 'models/gemini-embedding-001:asyncBatchEmbedContent'],
    batch: [batch.id, `${batch.id}:cancel`, `${batch.id}:updateGenerateContentBatch`],
    file: ['a-file', `batch-${batch.id}:download`, 'a-file:download'],
    bucket: ['my-bucket', 'cloud-samples-data', 'new-bucket'],
    destinationBucket: ['my-bucket', 'new-bucket'],
    object: ['in.jsonl', 'an-object', 'batch%2Fprompt_for_batch_gemini_predict.jsonl'],
    destinationObject: ['copy'],
    operation: ['1234567890123456789'],
    id: ['1'],
  };
  return { cloud, known, openUploads };
}

function uploadIdOf(url: string): string {
  const id = new URL(url).searchParams.get('upload_id');
  if (id) return id;
  throw new Error(`No upload was begun: ${url}`);
}
