import type { Warehouse } from '../bigquery/warehouse.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { FoundModel } from '../families/find-model.ts';
import type { OutputLayout } from '../families/output-layout.ts';
import { requestTable } from '../families/table-layout.ts';
import { parseGsUri } from '../gs-uri.ts';
import type { BatchJob } from '../jobs/batch-job.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Timestamps } from '../timestamps.ts';
import { openBigQueryOutput, type InputColumns } from './bigquery-output.ts';
import { DatasetSink } from './dataset-sink.ts';
import { GcsSink } from './gcs-sink.ts';
import { lostSink } from './lost-sink.ts';
import type { RowSink } from './row-sink.ts';
import { ShardedSink } from './sharded-sink.ts';

export interface OutputStores {
  readonly objects: ObjectStore;
  readonly datasets: Datasets;
  readonly bigquery: Warehouse;
  readonly timestamps: Timestamps;
  readonly missingBuckets: 'create' | 'fail';
  /** Whether the next of a job's output objects is lost. */
  readonly losesShard?: ((job: BatchJob) => boolean) | undefined;
}

/** Opens a job's output for so many rows. */
export type OpenSink = (layout: OutputLayout, totalRows: number, input: InputColumns) => RowSink;

/**
 * Makes ready what a job writes to, and notes in the job where that is.
 *
 * @throws JobFailure when the destination cannot be written
 */
export function openOutput(
  job: BatchJob,
  { displayName: modelName, family }: Pick<FoundModel, 'displayName' | 'family'>,
  startMs: number,
  use: OutputStores,
): OpenSink {
  const { destination, displayName, location, project } = job;
  const { objects, datasets, bigquery: warehouse, missingBuckets } = use;
  switch (destination.kind) {
    case 'gcs': {
      const { bucket, directory } = makeDirectory(job, destination.uriPrefix, `prediction-${modelName}`, startMs, use);
      job.outputDirectory = `gs://${bucket}/${directory}`;
      const open = (file: string): RowSink =>
        use.losesShard?.(job) ? lostSink : new GcsSink(objects, bucket, `${directory}/${file}`);
      return (layout, totalRows) => new ShardedSink(layout, totalRows, open);
    }
    case 'dataset': {
      const { bigqueryUri } = destination;
      const facts = {
        project,
        location,
        displayName: destination.displayName ?? displayName,
        ...(bigqueryUri !== undefined && { bigqueryUri }),
      };
      return () => new DatasetSink(objects, (content) => (job.outputDataset = datasets.add(facts, content)));
    }
    case 'bigquery': {
      const layout = family.table ?? requestTable;
      const options = { warehouse, missingBuckets, family, layout, modelName, startMs };
      const open = openBigQueryOutput(job, destination.uri, options);
      return (_layout, _totalRows, input) => open(input);
    }
    default:
      return destination satisfies never;
  }
}

function makeDirectory(
  { location, project, outputDirectory }: BatchJob,
  uriPrefix: string,
  name: string,
  startMs: number,
  { objects, timestamps, missingBuckets }: OutputStores,
): { bucket: string; directory: string } {
  const { bucket, name: path } = parseGsUri(uriPrefix) ?? { bucket: '', name: '' };
  if (missingBuckets === 'fail' && !objects.getBucket(bucket)) {
    throw new JobFailure(
      'FAILED_PRECONDITION',
      `Failed to get GCS bucket location for ${bucket}. Please check that the bucket exists and permissions are set correctly.`,
    );
  }
  objects.ensureBucket(bucket, { location, project });
  // A job that is gone on with after a restart.
  if (outputDirectory !== undefined) return { bucket, directory: outputDirectory.slice(`gs://${bucket}/`.length) };
  const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
  return { bucket, directory: `${prefix}${name}-${timestamps.stamp(startMs)}` };
}
