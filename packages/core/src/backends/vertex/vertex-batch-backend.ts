import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import type { BatchBackend } from '../batch-backend.ts';
import { listPath } from '../list-path.ts';
import { toCreateBody } from './create-body.ts';
import { vertexJobId } from './job-id.ts';
import { readVertexJob } from './read-job.ts';

/** Batch jobs on Vertex AI. @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs */
export const vertexBatchBackend: BatchBackend = {
  createRequest(parameters) {
    const body = toCreateBody(parameters, Date.now());
    return { method: 'POST', path: 'batchPredictionJobs', body, creates: body.displayName };
  },
  createEmbeddingsRequest() {
    throw new InvalidArgumentError(
      'Gemini Enterprise Agent Platform (previously known as Vertex AI) does not support batches.createEmbeddings. ' +
        'Give an embedding model and its rows to batches.create.',
    );
  },
  getRequest(name) {
    return { method: 'GET', path: `batchPredictionJobs/${vertexJobId(name)}` };
  },
  cancelRequest(name) {
    return {
      method: 'POST',
      path: `batchPredictionJobs/${vertexJobId(name)}:cancel`,
      body: {},
      answer: 'ignored',
      repeat: 'always',
    };
  },
  deleteRequest(name) {
    return { method: 'DELETE', path: `batchPredictionJobs/${vertexJobId(name)}`, body: {} };
  },
  listRequest(config) {
    return { method: 'GET', path: listPath('batchPredictionJobs', config) };
  },
  readJob: readVertexJob,
  listKey: 'batchPredictionJobs',
};
