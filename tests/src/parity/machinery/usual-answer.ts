import type { Answer } from './parity-case.ts';

export const VERTEX_JOB = {
  name: 'projects/p/locations/us-central1/batchPredictionJobs/77',
  displayName: 'a job',
  model: 'publishers/google/models/gemini-2.5-flash',
  inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://b/i.jsonl'] } },
  outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://b/o' } },
  state: 'JOB_STATE_PENDING',
  createTime: '2026-01-01T00:00:00.123456Z',
  updateTime: '2026-01-01T00:00:00.123456Z',
};

export const GEMINI_JOB = {
  name: 'batches/abc123',
  metadata: {
    '@type': 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch',
    model: 'models/gemini-2.5-flash',
    displayName: 'a job',
    createTime: '2026-01-01T00:00:00.123456789Z',
    updateTime: '2026-01-01T00:00:00.123456789Z',
    state: 'BATCH_STATE_PENDING',
    name: 'batches/abc123',
  },
};

export const FILE = {
  name: 'files/abc123',
  displayName: 'a file',
  mimeType: 'text/plain',
  sizeBytes: '5',
  createTime: '2026-01-01T00:00:00.123456Z',
  state: 'ACTIVE',
  uri: 'https://generativelanguage.googleapis.com/v1beta/files/abc123',
};

const DELETED = {
  name: 'projects/p/locations/us-central1/operations/9',
  metadata: { '@type': 'type.googleapis.com/google.cloud.aiplatform.v1beta1.DeleteOperationMetadata' },
  done: true,
  response: { '@type': 'type.googleapis.com/google.protobuf.Empty' },
};

/** What the real service answers to a request that it accepts. */
export function usualAnswer(method: string, url: URL, headers: Headers): Answer {
  const path = url.pathname;
  if (headers.has('x-goog-upload-command')) return uploadAnswer(url, headers);
  if (path.endsWith(':download')) return { headers: { 'content-type': 'text/plain' }, body: 'line one\nline two\n' };
  if (path.endsWith(':cancel')) return { body: {} };
  if (path.endsWith('files:register')) return { body: { files: [FILE] } };
  if (path.includes('batchPredictionJobs')) {
    if (method === 'DELETE') return { body: DELETED };
    if (method === 'GET' && path.endsWith('batchPredictionJobs'))
      return { body: { batchPredictionJobs: [VERTEX_JOB] } };
    return { body: VERTEX_JOB };
  }
  if (method === 'DELETE') return { body: {} };
  if (path.endsWith('/files')) return { body: { files: [FILE] } };
  if (path.includes('/files/')) return { body: FILE };
  if (path.endsWith('/batches')) return { body: { operations: [GEMINI_JOB] } };
  return { body: GEMINI_JOB };
}

function uploadAnswer(url: URL, headers: Headers): Answer {
  const command = headers.get('x-goog-upload-command');
  if (command === 'start') {
    return { headers: { 'x-goog-upload-url': `${url.origin}/upload/v1/files?upload_id=1&upload_protocol=resumable` } };
  }
  if (command?.includes('finalize')) return { headers: { 'x-goog-upload-status': 'final' }, body: { file: FILE } };
  return { headers: { 'x-goog-upload-status': 'active' } };
}
