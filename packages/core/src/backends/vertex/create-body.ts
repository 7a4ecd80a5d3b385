import type { CreateRequestParameters } from '../../batches/parameters.ts';
import { toOutputConfig, defaultDestination } from './destination.ts';
import { vertexModelName } from './model-name.ts';
import { toInputConfig } from './source.ts';
import { refuseGeminiParameters } from './unsupported-parameter.ts';

/** A `BatchPredictionJob` to be. Without a model it is for `httpOptions.extraBody` to name what predicts. */
export interface CreateBody extends Record<string, unknown> {
  readonly displayName: string;
}

/** The body of a create, its keys in the official SDK's order. The caller's objects are only read. */
export function toCreateBody({ model, src, config = {} }: CreateRequestParameters, timeMs: number): CreateBody {
  // A missing destination is told before a wrong source, as by the official SDK.
  const dest = config.dest === undefined ? defaultDestination(src, timeMs) : config.dest;
  const modelName = model === undefined || model === null ? undefined : vertexModelName(model);
  const inputConfig = toInputConfig(src);
  const outputConfig = dest === null ? undefined : toOutputConfig(dest);
  refuseGeminiParameters(config, ['webhookConfig']);
  return {
    ...(modelName !== undefined && { model: modelName }),
    inputConfig,
    displayName: config.displayName || `genaiBatchJob_${timeMs}`,
    ...(outputConfig && { outputConfig }),
  };
}
