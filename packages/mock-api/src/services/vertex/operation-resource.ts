import { operationName, type Deletion } from '../../model/jobs/deletion.ts';
import type { JsonObject } from '../../model/json.ts';

/** The deletion of a job as a `google.longrunning.Operation`. It is done as soon as it is answered. */
export function operationResource(deletion: Deletion, version: string): JsonObject {
  const { time } = deletion;
  return {
    name: operationName(deletion),
    metadata: {
      '@type': `type.googleapis.com/google.cloud.aiplatform.${version}.DeleteOperationMetadata`,
      genericMetadata: { createTime: time, updateTime: time },
    },
    done: true,
    response: { '@type': 'type.googleapis.com/google.protobuf.Empty' },
  };
}
