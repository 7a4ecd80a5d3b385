import type { ParityCase } from '../machinery/parity-case.ts';
import { backendCases } from './backend.ts';
import { embeddingCases } from './embeddings.ts';
import { errorCases } from './errors.ts';
import { fileCases } from './files.ts';
import { followingCases } from './following.ts';
import { geminiCreateCases } from './gemini-create.ts';
import { headerCases } from './headers.ts';
import { identityCases } from './identity.ts';
import { inlinedConfigCases } from './inlined-config.ts';
import { inlinedContentCases } from './inlined-content.ts';
import { inlinedRefusalCases } from './inlined-refusals.ts';
import { nameTable } from './names.ts';
import { geminiReadingCases } from './reading-gemini.ts';
import { vertexPlaceCases } from './vertex-places.ts';
import { vertexReadingCases } from './reading-vertex.ts';
import { refusedSettingCases } from './refused-settings.ts';
import { retryCases } from './retries.ts';
import { urlCases } from './urls.ts';
import { vertexCreateCases } from './vertex-create.ts';

/** Every table, by what it is about. */
export const tables: readonly (readonly [area: string, cases: readonly ParityCase[]])[] = [
  ['which service', backendCases],
  ['identity', identityCases],
  ['settings that are refused', refusedSettingCases],
  ['URLs', urlCases],
  ['places of Vertex AI', vertexPlaceCases],
  ['headers and merged bodies', headerCases],
  ['names of models and jobs', nameTable],
  ['creating on Vertex AI', vertexCreateCases],
  ['creating on the Gemini API', geminiCreateCases],
  ['inlined requests: contents', inlinedContentCases],
  ['inlined requests: config', inlinedConfigCases],
  ['inlined requests: refusals', inlinedRefusalCases],
  ['embeddings', embeddingCases],
  ['get, list, cancel, delete', followingCases],
  ['reading jobs of Vertex AI', vertexReadingCases],
  ['reading jobs of the Gemini API', geminiReadingCases],
  ['errors', errorCases],
  ['retries', retryCases],
  ['files', fileCases],
];

export const allCases: readonly ParityCase[] = tables.flatMap(([, cases]) => cases);
