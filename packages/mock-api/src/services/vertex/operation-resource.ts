import type { Deletion } from '../../model/jobs/deletion.ts';
import type { JsonObject } from '../../model/json.ts';
import { projectNumber } from '../../model/project-number.ts';

/** The deletion of a job as a `google.longrunning.Operation`. It is done as soon as it is answered. */
export function operationResource({ project, location, id, time }: Deletion, version: string): JsonObject {
  return {
    name: `projects/${projectNumber(project)}/locations/${location}/operations/${id}`,
    metadata: {
      '@type': `type.googleapis.com/google.cloud.aiplatform.${version}.DeleteOperationMetadata`,
      genericMetadata: { createTime: time, updateTime: time },
    },
    done: true,
    response: { '@type': 'type.googleapis.com/google.protobuf.Empty' },
  };
}
