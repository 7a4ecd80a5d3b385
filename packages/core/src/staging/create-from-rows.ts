import type { BatchJob } from '../batches/batch-job.ts';
import type { CreateBatchJobConfig } from '../batches/parameters.ts';
import { GenaiBatchError } from '../errors/genai-batch-error.ts';
import { isJsonObject } from '../rows/json-object.ts';
import { type RowRoute, rowRoute } from '../rows/row-route.ts';
import { cannotHaveBeenUsed } from './cannot-have-been-used.ts';
import type { CreateFromRows, StagingContext } from './stage.ts';
import { stageForGemini } from './stage-for-gemini.ts';
import { stageForVertex } from './stage-for-vertex.ts';

/**
 * Checks the rows, brings them to the service, and creates the job that reads them there. When the create fails, what was
 * staged is removed, if it is certain that no job reads it; else it stays, and the error says where.
 *
 * @throws InvalidRowsError for rows that the service would refuse.
 * @throws ConfigurationError on Vertex AI without `config.stage`.
 */
export async function createFromRows(params: CreateFromRows, context: StagingContext): Promise<BatchJob> {
  const { model, src, config } = params;
  const isVertex = context.settings.backend === 'vertex';
  // Of a stage that is missing is told first: without one, nothing else matters.
  const vertexStage = isVertex ? await stageForVertex(params, context) : undefined;
  const route = routeOf(model, config, context);
  const stage = vertexStage ?? stageForGemini(params, context, route);
  await stage.check();
  const { prepareRows } = await import('./prepare-rows.ts');
  const rows = await prepareRows(src, { route, check: config?.check ?? true, abortSignal: config?.abortSignal });
  try {
    const staged = await stage.create(rows);
    try {
      return await staged.send();
    } catch (error) {
      if (cannotHaveBeenUsed(error)) await staged.remove().catch(() => {});
      else if (error instanceof GenaiBatchError && staged.uri !== undefined) {
        error.message += ` Its rows stay at ${staged.uri}.`;
      }
      throw error;
    }
  } finally {
    await rows.close();
  }
}

function routeOf(
  model: string | undefined,
  config: CreateBatchJobConfig | undefined,
  { settings: { backend } }: StagingContext,
): RowRoute {
  const instanceConfig = config?.httpOptions?.extraBody?.['instanceConfig'];
  const keyField = isJsonObject(instanceConfig) ? instanceConfig['keyField'] : undefined;
  return rowRoute({
    model,
    backend,
    family: config?.family,
    ...(typeof keyField === 'string' && { keyField }),
  });
}
