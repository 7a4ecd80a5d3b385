import { BigQueryError, type BigQueryReason } from '../bigquery/bigquery-error.ts';
import type { JobFacts, JobOutcome, QueryResult } from '../bigquery/jobs/warehouse-job.ts';
import type { WarehouseJobs, WarehouseJobsDependencies } from '../bigquery/jobs/warehouse-jobs.ts';
import { rowsOf, rowsRecord, type RowsRecord } from './kept-rows.ts';
import { contentRecord, type ContentRecord, type StateKeeper } from './state-keeper.ts';

interface ErrorRecord {
  readonly reason: BigQueryReason;
  readonly message: string;
  readonly location?: string | undefined;
}

interface JobRecord extends Omit<JobFacts, 'media' | 'outcome' | 'problems'> {
  readonly media?: ContentRecord | undefined;
  readonly outcome?: Omit<JobOutcome, 'warnings' | 'result'> & {
    readonly warnings?: readonly ErrorRecord[] | undefined;
    readonly result?: (Omit<QueryResult, 'schema' | 'rows'> & RowsRecord) | undefined;
  };
  readonly problems?: readonly [ErrorRecord, ...ErrorRecord[]];
}

/** Has BigQuery's jobs kept. */
export function keepingJobs(keeper: StateKeeper): Pick<WarehouseJobsDependencies, 'onChange' | 'onForget'> {
  return {
    onChange: (key, job) => keeper.changed('warehouse-job', key, () => recordOf(job)),
    onForget: (key) => keeper.changed('warehouse-job', key),
  };
}

/** Puts back what was kept of BigQuery's jobs: those that were at work begin anew. */
export function restoreJobs(jobs: WarehouseJobs, keeper: StateKeeper): void {
  for (const [, record] of keeper.records<JobRecord>('warehouse-job')) jobs.restore(factsOf(record, keeper));
}

function recordOf(job: JobFacts): JobRecord {
  const { reference, askedLocation, kind, configuration, creationTimeMs, endTimeMs, state, isCancelled } = job;
  const { media, outcome, problems } = job;
  return {
    reference,
    askedLocation,
    kind,
    configuration,
    creationTimeMs,
    state,
    isCancelled,
    ...(endTimeMs !== undefined && { endTimeMs }),
    ...(media && { media: contentRecord(media) }),
    ...(outcome && { outcome: outcomeRecord(outcome) }),
    ...(problems && { problems: [errorRecord(problems[0]), ...problems.slice(1).map(errorRecord)] }),
  };
}

function outcomeRecord({ statistics, warnings, result }: JobOutcome): JobRecord['outcome'] & {} {
  const { schema, rows, ...rest } = result ?? {};
  return {
    statistics,
    ...(warnings && { warnings: warnings.map(errorRecord) }),
    ...(schema && rows && { result: { ...rest, ...rowsRecord(schema, rows) } }),
  };
}

function factsOf({ media, outcome, problems, ...record }: JobRecord, keeper: StateKeeper): JobFacts {
  return {
    ...record,
    ...(media && { media: keeper.content(media) }),
    ...(outcome && { outcome: outcomeOf(outcome, keeper) }),
    ...(problems && { problems: [errorOf(problems[0]), ...problems.slice(1).map(errorOf)] }),
  };
}

function outcomeOf({ statistics, warnings, result }: JobRecord['outcome'] & {}, keeper: StateKeeper): JobOutcome {
  const { columnSets, segments, ...rest } = result ?? {};
  return {
    statistics,
    ...(warnings && { warnings: warnings.map(errorOf) }),
    ...(columnSets && segments && { result: { ...rest, ...rowsOf({ columnSets, segments }, keeper) } }),
  };
}

function errorRecord({ reason, message, location }: BigQueryError): ErrorRecord {
  return { reason, message, location };
}

function errorOf({ reason, message, location }: ErrorRecord): BigQueryError {
  return new BigQueryError(reason, message, location);
}
