import type { JsonObject } from '../../json.ts';
import type { JobOutcome } from '../jobs/warehouse-job.ts';
import type { Warehouse } from '../warehouse.ts';

export interface QueryOrder {
  /** `configuration.query` of a job. */
  readonly query: JsonObject;
  readonly projectId: string;
  /** Where the job is to run, if anybody said. */
  readonly location: string | undefined;
  readonly isDryRun: boolean;
  readonly warehouse: Warehouse;
  readonly signal: AbortSignal;
  /** Told of the outcome in the same step as rows are written. */
  readonly commit: (outcome: JobOutcome) => void;
}

/** Runs a query. @throws BigQueryError */
export type RunQuery = (order: QueryOrder) => Promise<JobOutcome>;
