import type { JsonObject } from '../../json.ts';
import type { Content } from '../../objects/content.ts';
import type { BigQueryError } from '../bigquery-error.ts';
import type { TableReference } from '../names.ts';
import type { RowsSnapshot } from '../rows/table-rows.ts';
import type { TableSchema } from '../schema/table-field.ts';

export interface JobReference {
  readonly projectId: string;
  readonly jobId: string;
  readonly location: string;
}

/** The rows that a query found. */
export interface QueryResult {
  readonly schema: TableSchema;
  readonly rows: RowsSnapshot;
  /** Where they were written, if the query said so. */
  readonly destination?: TableReference;
  /** Rows that an INSERT added. */
  readonly insertedRows?: number;
}

/** What a job did. */
export interface JobOutcome {
  /** Of its kind, e.g. `{"load":{"outputRows":"3"}}`. */
  readonly statistics: JsonObject;
  /** Rows that were passed over, as many as the job allowed. */
  readonly warnings?: readonly BigQueryError[];
  readonly result?: QueryResult;
}

export type JobKind = 'load' | 'extract' | 'copy' | 'query';

/**
 * Does what a job is for.
 *
 * @param commit Told of the outcome in the same step as rows are written, so that both are kept or neither.
 * @throws BigQueryError, JobProblems
 */
export type JobWorker = (signal: AbortSignal, commit: (outcome: JobOutcome) => void) => Promise<JobOutcome>;

/** A job that is to begin. */
export interface NewJob {
  readonly projectId: string;
  readonly jobId?: string | undefined;
  readonly location: string;
  /** Where it was asked to run, if anybody said. */
  readonly askedLocation: string | undefined;
  readonly kind: JobKind;
  readonly configuration: JsonObject;
  /** What was uploaded with it. */
  readonly media?: Content | undefined;
  readonly work: JobWorker;
}

/** What is kept of a job. */
export interface JobFacts {
  readonly reference: JobReference;
  /** Where it was asked to run, if anybody said. */
  readonly askedLocation?: string | undefined;
  readonly kind: JobKind;
  /** As it was asked for, with what follows from it. */
  readonly configuration: JsonObject;
  readonly creationTimeMs: number;
  endTimeMs?: number;
  state: 'RUNNING' | 'DONE';
  /** Whether it was asked to stop. */
  isCancelled: boolean;
  /** What was uploaded with it, until it is done. */
  media?: Content | undefined;
  outcome?: JobOutcome;
  /** Why it failed: the first one is the reason, the others tell more. */
  problems?: readonly [BigQueryError, ...BigQueryError[]];
}

/** A job of BigQuery. It takes no time of the service's: it is at work for as long as it is. */
export interface WarehouseJob extends JobFacts {
  /** Settles when the job is done, however it ended; it never rejects. */
  done: Promise<void>;
  /** Asks it to stop: it then ends with the problem `stopped`, unless it is done before. */
  readonly cancel: () => void;
}
