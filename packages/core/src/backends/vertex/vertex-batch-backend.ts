import type { BatchBackend } from '../batch-backend.ts';
import { toCreateBody } from './create-body.ts';
import { vertexJobId } from './job-id.ts';
import { readVertexJob } from './read-job.ts';

/** Batch jobs on Vertex AI. @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs */
export const vertexBatchBackend: BatchBackend = {
  createRequest(parameters) {
    const body = toCreateBody(parameters, Date.now());
    return { method: 'POST', path: 'batchPredictionJobs', body, creates: body.displayName };
  },
  getRequest(name) {
    return { method: 'GET', path: `batchPredictionJobs/${vertexJobId(name)}` };
  },
  cancelRequest(name) {
    return { method: 'POST', path: `batchPredictionJobs/${vertexJobId(name)}:cancel`, body: {}, ignoresAnswer: true };
  },
  readJob: readVertexJob,
};
