import type { Predictors } from '../../predictors/predictors.ts';
import { findModel } from '../families/find-model.ts';
import type { OwnModels } from '../families/own-model/own-models.ts';
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
import { findObjects, openGcsSource } from './gcs-source.ts';
import { importRows } from './import-rows.ts';
import { openInstanceSource } from './instance-source.ts';
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
  readonly models: OwnModels;
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
  const { objects, order, seed, timing } = use;
  const hasMachines = job.extra?.['dedicatedResources'] !== undefined;
  const found = findModel(job.model, { location: job.location, hasMachines, models: use.models });
  const { family, predict } = found;
  const destination = findDestination(job, `prediction-${found.displayName}`, startMs, use);
  job.outputDirectory = `gs://${destination.bucket}/${destination.directory}`;
  const { instances } = job;
  const rows = family.openJob({
    echo: use.echo,
    publisher: found.publisher,
    instances,
    parameters: job.extra?.['modelParameters'],
  });
  const inputs = findObjects(objects, job.source.uris);
  const source = instances ? openInstanceSource(objects, inputs, instances.format) : openGcsSource(inputs);
  const totalRows = await importRows(source, family, rows);
  return new RowExecution({
    seed,
    model: found.id,
    totalRows,
    rows: () => (order === 'input' ? source.rows() : shuffled(source.rows(), new SeededRandom(seed, 'order', job.id))),
    family: rows,
    payload: family.payload,
    predictors: predict ? { ...use.predictors, instance: predict } : use.predictors,
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
  name: string,
  startMs: number,
  { objects, timestamps, missingBuckets }: ExecutionDependencies,
): { bucket: string; directory: string } {
  const { bucket, name: path } = parseGsUri(destination.uriPrefix) ?? { bucket: '', name: '' };
  if (missingBuckets === 'fail' && !objects.getBucket(bucket)) {
    throw new JobFailure(
      'FAILED_PRECONDITION',
      `Failed to get GCS bucket location for ${bucket}. Please check that the bucket exists and permissions are set correctly.`,
    );
  }
  objects.ensureBucket(bucket, { location, project });
  const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
  return { bucket, directory: `${prefix}${name}-${timestamps.stamp(startMs)}` };
}
