import type { JsonObject } from '../../json.ts';
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

/** A job of BigQuery. It takes no time of the service's: it is at work for as long as it is. */
export interface WarehouseJob {
  readonly reference: JobReference;
  readonly kind: JobKind;
  /** As it was asked for, with what follows from it. */
  readonly configuration: JsonObject;
  readonly creationTimeMs: number;
  endTimeMs?: number;
  state: 'RUNNING' | 'DONE';
  outcome?: JobOutcome;
  /** Why it failed: the first one is the reason, the others tell more. */
  problems?: readonly [BigQueryError, ...BigQueryError[]];
  /** Settles when the job is done, however it ended; it never rejects. */
  done: Promise<void>;
  /** Asks it to stop: it then ends with the problem `stopped`, unless it is done before. */
  readonly cancel: () => void;
}
