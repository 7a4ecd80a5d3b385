import type { Predictors } from '../../predictors/predictors.ts';
import { SchemaOfValues } from '../bigquery/schema/schema-of-values.ts';
import { findModel } from '../families/find-model.ts';
import { plainInstances } from '../families/instance-config.ts';
import { takesInstances } from '../families/own-model/own-model-family.ts';
import type { OwnModels } from '../families/own-model/own-models.ts';
import { layoutIn } from '../families/output-layout.ts';
import type { EchoStyle } from '../families/row-family.ts';
import type { BatchJob } from '../jobs/batch-job.ts';
import type { JobTiming } from '../jobs/job-timing.ts';
import type { JobWork } from '../jobs/job-work.ts';
import { modelKind, type JobLimits, type ModelKind } from '../limits/job-limits.ts';
import { SeededRandom } from '../seeded-random.ts';
import { importRows } from './import-rows.ts';
import { openInput, type InputStores } from './open-input.ts';
import { openOutput, type OutputStores } from './open-output.ts';
import { RowExecution } from './row-execution.ts';
import type { RowFaults } from './row-fault.ts';
import { shuffled } from './shuffled.ts';

export interface ExecutionDependencies extends InputStores, OutputStores {
  readonly seed: number;
  readonly timing: JobTiming;
  readonly predictors: Predictors;
  readonly models: OwnModels;
  readonly order: 'shuffle' | 'input';
  readonly echo: EchoStyle;
  readonly limits: Readonly<Record<ModelKind, JobLimits>>;
  /** What goes wrong with single rows of a job. */
  readonly rowFaults?: ((job: BatchJob) => RowFaults | undefined) | undefined;
}

/**
 * Imports a job's rows and makes ready what it writes to, in `{prefix}/prediction-model-{time}/`, or with the
 * name of one's own model.
 *
 * @throws JobFailure when a row cannot be imported or the destination cannot be written
 */
export async function beginJob(job: BatchJob, startMs: number, use: ExecutionDependencies): Promise<JobWork> {
  const { order, seed, timing } = use;
  const hasMachines = job.extra?.['dedicatedResources'] !== undefined;
  const found = findModel(job.model, { location: job.location, hasMachines, models: use.models });
  const { family, predict } = found;
  const sink = openOutput(job, found, startMs, use);
  const instances = takesInstances(family) ? (job.instances ?? plainInstances) : undefined;
  const isTable = job.source.kind === 'bigquery';
  const rows = family.openJob({
    // Rows of a table have not gone through the import of lines, and come back as they are.
    echo: isTable ? 'exact' : use.echo,
    strictImport: !isTable && use.vertex.strictImport,
    publisher: found.publisher,
    instances,
    parameters: job.extra?.['modelParameters'],
  });
  const limits = use.limits[modelKind(job.model, use.models)];
  const source = openInput(job, use, { ...limits, family, instances });
  const columns = job.destination.kind === 'bigquery' && !source.schema ? new SchemaOfValues() : undefined;
  const totalRows = await importRows(source, family, rows, {
    maxRows: limits.maxRows,
    emptyInput: use.vertex.emptyInput,
    columns,
  });
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
      sink(layoutIn(family.layout, use.vertex), totalRows, {
        schema: source.schema ?? columns?.columns() ?? [],
        json: source.schema ? 'texts' : 'values',
      }),
    timeOf: (index) => startMs + ((index + 1) * timing.runningMs) / totalRows,
  });
}
