import type { Warehouse } from '../bigquery/warehouse.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { InstanceConfig } from '../families/instance-config.ts';
import type { RowFamily } from '../families/row-family.ts';
import type { BatchJob } from '../jobs/batch-job.ts';
import { requestTable } from '../families/table-layout.ts';
import type { JobLimits } from '../limits/job-limits.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { VertexBehavior } from '../vertex-behavior.ts';
import { openBigQuerySource } from './bigquery-source.ts';
import { openDatasetSource } from './dataset-source.ts';
import { findInput } from './find-input.ts';
import { openGcsSource } from './gcs-source.ts';
import { openInstanceSource } from './instance-source.ts';
import type { RowSource } from './row-source.ts';

export interface InputStores {
  readonly objects: ObjectStore;
  readonly datasets: Datasets;
  readonly bigquery: Warehouse;
  readonly vertex: VertexBehavior;
}

interface InputUse extends Pick<JobLimits, 'maxInputBytes'> {
  readonly family: RowFamily;
  /** For a model that is sent instances: how rows become some. */
  readonly instances: InstanceConfig | undefined;
}

/**
 * Finds a job's input; files that cannot be read, beside others that can, are reported in the job.
 *
 * @throws JobFailure when there is nothing to read, or too much
 */
export function openInput(
  job: BatchJob,
  { objects, datasets, bigquery, vertex }: InputStores,
  { maxInputBytes, family, instances }: InputUse,
): RowSource {
  const { location, source } = job;
  switch (source.kind) {
    case 'gcs': {
      const { unreadableFiles } = vertex;
      const found = findInput(objects, source.uris, { format: instances?.format, unreadableFiles, maxInputBytes });
      if (found.unreadable.length > 0) job.partialFailures = found.unreadable;
      return instances ? openInstanceSource(objects, found.objects, instances.format) : openGcsSource(found.objects);
    }
    case 'dataset':
      return openDatasetSource(datasets, source.name, maxInputBytes);
    case 'bigquery':
      return openBigQuerySource(bigquery, source.uri, { location, family, layout: family.table ?? requestTable });
    default:
      return source satisfies never;
  }
}
