import type { Predictors } from '../../predictors/predictors.ts';
import { findPublisherModel } from '../families/publisher-models.ts';
import type { EchoStyle } from '../families/row-family.ts';
import { parseGsUri } from '../gs-uri.ts';
import type { BatchJob } from '../jobs/batch-job.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import type { JobTiming } from '../jobs/job-timing.ts';
import type { JobWork } from '../jobs/job-work.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { SeededRandom } from '../seeded-random.ts';
import type { Timestamps } from '../timestamps.ts';
import { GcsSink } from './gcs-sink.ts';
import { openGcsSource } from './gcs-source.ts';
import { importRows } from './import-rows.ts';
import { lostSink } from './lost-sink.ts';
import { RowExecution } from './row-execution.ts';
import type { RowFaults } from './row-fault.ts';
import { ShardedSink } from './sharded-sink.ts';
import { shuffled } from './shuffled.ts';

export interface ExecutionDependencies {
  readonly seed: number;
  readonly objects: ObjectStore;
  readonly timestamps: Timestamps;
  readonly timing: JobTiming;
  readonly predictors: Predictors;
  readonly order: 'shuffle' | 'input';
  readonly echo: EchoStyle;
  readonly missingBuckets: 'create' | 'fail';
  /** What goes wrong with single rows of a job. */
  readonly rowFaults?: ((job: BatchJob) => RowFaults | undefined) | undefined;
  /** Whether the next of a job's output objects is lost. */
  readonly losesShard?: ((job: BatchJob) => boolean) | undefined;
}

/**
 * Imports a job's rows and makes ready what it writes to, in `{prefix}/prediction-model-{time}/`.
 *
 * @throws JobFailure when a row cannot be imported or the destination cannot be written
 */
export async function beginJob(job: BatchJob, startMs: number, use: ExecutionDependencies): Promise<JobWork> {
  const { objects, order, predictors, seed, timing } = use;
  const destination = findDestination(job, startMs, use);
  job.outputDirectory = `gs://${destination.bucket}/${destination.directory}`;
  const { family, id } = findPublisherModel(job.model);
  const rows = family.openJob({ echo: use.echo });
  const source = openGcsSource(objects, job.source.uris);
  const totalRows = await importRows(source, family, rows);
  return new RowExecution({
    seed,
    model: id,
    totalRows,
    rows: () => (order === 'input' ? source.rows() : shuffled(source.rows(), new SeededRandom(seed, 'order', job.id))),
    family: rows,
    payload: family.payload,
    predictors,
    faults: use.rowFaults?.(job),
    sink: () =>
      new ShardedSink(family.layout, totalRows, (name) =>
        use.losesShard?.(job) ? lostSink : new GcsSink(objects, destination.bucket, `${destination.directory}/${name}`),
      ),
    timeOf: (index) => startMs + ((index + 1) * timing.runningMs) / totalRows,
  });
}

function findDestination(
  { destination, location, project }: BatchJob,
  startMs: number,
  { objects, timestamps, missingBuckets }: ExecutionDependencies,
): { bucket: string; directory: string } {
  const { bucket, name } = parseGsUri(destination.uriPrefix) ?? { bucket: '', name: '' };
  if (missingBuckets === 'fail' && !objects.getBucket(bucket)) {
    throw new JobFailure(
      'FAILED_PRECONDITION',
      `Failed to get GCS bucket location for ${bucket}. Please check that the bucket exists and permissions are set correctly.`,
    );
  }
  objects.ensureBucket(bucket, { location, project });
  const prefix = name === '' || name.endsWith('/') ? name : `${name}/`;
  return { bucket, directory: `${prefix}prediction-model-${timestamps.stamp(startMs)}` };
}
