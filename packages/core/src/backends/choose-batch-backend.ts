import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Settings } from '../settings/settings.ts';
import type { BatchBackend } from './batch-backend.ts';
import { vertexBatchBackend } from './vertex/vertex-batch-backend.ts';

/** @throws ConfigurationError for a service that this version does not speak with. */
export function chooseBatchBackend(settings: Settings): BatchBackend {
  if (settings.backend === 'vertex') return vertexBatchBackend;
  throw new ConfigurationError(
    settings.problem ??
      'This version speaks with Vertex AI only, and the settings mean the Gemini Developer API. For Vertex AI set ' +
        '`enterprise: true` and GOOGLE_CLOUD_PROJECT; for the Gemini API use @google/genai.',
  );
}
