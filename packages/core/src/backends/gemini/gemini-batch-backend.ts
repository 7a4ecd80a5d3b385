import type { BatchBackend } from '../batch-backend.ts';
import { listPath } from '../list-path.ts';
import { geminiJobId } from './job-id.ts';
import { refuseVertexParameter } from './messages/vertex-parameter.ts';
import { geminiModelName } from './model-name.ts';
import { readGeminiJob } from './read-job.ts';

/**
 * Batch jobs on the Gemini Developer API, where a job is a long-running operation. What writes a row is large, and
 * loads with the first create.
 *
 * @see https://ai.google.dev/api/batch-api
 */
export const geminiBatchBackend: BatchBackend = {
  async createRequest({ model, src, config }) {
    const path = `${geminiModelName(model)}:batchGenerateContent`;
    const { toCreateBody } = await import('./create-body.ts');
    const body = toCreateBody({ src, config });
    return { method: 'POST', path, body, creates: config?.displayName ?? '' };
  },
  async createEmbeddingsRequest({ model, src, config }) {
    const path = `${geminiModelName(model)}:asyncBatchEmbedContent`;
    const { toCreateEmbeddingsBody } = await import('./create-embeddings-body.ts');
    const body = toCreateEmbeddingsBody({ src, config });
    return { method: 'POST', path, body, creates: config?.displayName ?? '' };
  },
  getRequest(name) {
    return { method: 'GET', path: `batches/${geminiJobId(name)}` };
  },
  listRequest(config) {
    refuseVertexParameter('filter', config.filter);
    return { method: 'GET', path: listPath('batches', config) };
  },
  cancelRequest(name) {
    return {
      method: 'POST',
      path: `batches/${geminiJobId(name)}:cancel`,
      body: {},
      answer: 'ignored',
      repeat: 'always',
    };
  },
  deleteRequest(name) {
    return { method: 'DELETE', path: `batches/${geminiJobId(name)}`, body: {} };
  },
  readJob: readGeminiJob,
  listKey: 'operations',
};
