import type { Settings } from '../settings/settings.ts';
import type { BatchBackend } from './batch-backend.ts';
import { geminiBatchBackend } from './gemini/gemini-batch-backend.ts';
import { vertexBatchBackend } from './vertex/vertex-batch-backend.ts';

export function chooseBatchBackend(settings: Settings): BatchBackend {
  return settings.backend === 'vertex' ? vertexBatchBackend : geminiBatchBackend;
}
