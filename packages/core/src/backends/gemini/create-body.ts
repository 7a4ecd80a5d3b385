import type { CreateRequestParameters } from '../../batches/parameters.ts';
import { toInputConfig } from './source.ts';
import { refuseVertexParameter } from './messages/vertex-parameter.ts';

/** The body of a create, its keys in the official SDK's order. The caller's objects are only read. */
export function toCreateBody({ src, config }: CreateRequestParameters): Record<string, unknown> {
  const inputConfig = toInputConfig(src);
  const { displayName, dest, webhookConfig } = config ?? {};
  refuseVertexParameter('dest', dest);
  return {
    batch: {
      inputConfig,
      ...(displayName !== undefined && displayName !== null && { displayName }),
      ...(webhookConfig !== undefined && webhookConfig !== null && { webhookConfig }),
    },
  };
}
