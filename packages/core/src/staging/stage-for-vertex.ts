import { randomUUID } from 'node:crypto';
import type { BatchJobSourceUnion } from '../batches/batch-job-source.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { gsStore } from '../stores/gs/gs-store.ts';
import { parseGsUri } from '../stores/gs/gs-uri.ts';
import type { CreateFromRows, Stage, StagingContext } from './stage.ts';
import { STAGED_NOTES, stagedUri } from './staged-object.ts';

/** Vertex AI reads from Cloud Storage: the rows become an object under `config.stage`. */
export async function stageForVertex(params: CreateFromRows, context: StagingContext): Promise<Stage> {
  const { model, config = {} } = params;
  const { stage, onProgress, abortSignal } = config;
  if (stage === undefined || stage === '') throw await noStage(params, context);
  const uri = stagedUri(stage, randomUUID());
  const { project: projectId, authClient, googleAuthOptions } = context.settings;
  const store = gsStore({ projectId, authClient, googleAuthOptions });
  return {
    async check() {
      context.transport.connect(config);
      await context.backend.createRequest({ model, src: uri, config });
    },
    async create(rows) {
      const object = await store.write(parseGsUri(uri), rows.read(), {
        contentType: 'application/jsonl',
        metadata: STAGED_NOTES,
        totalBytes: rows.sizeBytes,
        onProgress,
        abortSignal,
      });
      return {
        uri,
        send: async () => context.sendForJob(await context.backend.createRequest({ model, src: uri, config }), config),
        remove: () => store.delete(object),
      };
    },
  };
}

/** Without a stage nothing can be sent. Told in the words for the source as it is, which are the official client's. */
async function noStage(
  { model, src, config }: CreateFromRows,
  { backend }: StagingContext,
): Promise<ConfigurationError> {
  const advice =
    'Vertex AI reads rows from Cloud Storage or BigQuery: set config.stage to gs://bucket/prefix, where those of this program can be put.';
  if (typeof src !== 'string' && !Array.isArray(src)) return new ConfigurationError(advice);
  try {
    await backend.createRequest({ model, src: src as BatchJobSourceUnion, config });
    return new ConfigurationError(advice);
  } catch (error) {
    return new ConfigurationError(`${error instanceof Error ? error.message : String(error)} ${advice}`);
  }
}
