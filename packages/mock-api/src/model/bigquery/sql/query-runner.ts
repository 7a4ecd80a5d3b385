import type { JobOutcome } from '../jobs/warehouse-job.ts';
import { BigQueryError } from '../bigquery-error.ts';

export async function runQuery(): Promise<JobOutcome> {
  throw new BigQueryError('notImplemented', 'The mock cloud runs no queries yet.');
}
