import type { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import type { WarehouseJob } from '../../model/bigquery/jobs/warehouse-job.ts';
import type { JsonObject } from '../../model/json.ts';
import { etag } from './etag.ts';

export interface JobLinks {
  readonly origin: string;
  readonly user: string;
}

/** A job as BigQuery tells it. https://cloud.google.com/bigquery/docs/reference/rest/v2/Job */
export function jobResource(job: WarehouseJob, { origin, user }: JobLinks): JsonObject {
  const { reference, configuration, kind, creationTimeMs, endTimeMs, state, outcome } = job;
  const { projectId, location, jobId } = reference;
  const id = `${projectId}:${location}.${jobId}`;
  const rows = outcome?.result?.rows;
  const insertedRows = outcome?.result?.insertedRows;
  return {
    kind: 'bigquery#job',
    etag: etag(id, state),
    id,
    selfLink: `${origin}/bigquery/v2/projects/${projectId}/jobs/${jobId}?location=${location}`,
    user_email: user,
    configuration,
    jobReference: reference,
    statistics: {
      creationTime: String(creationTimeMs),
      startTime: String(creationTimeMs),
      ...(endTimeMs !== undefined && { endTime: String(endTimeMs) }),
      totalBytesProcessed: String(rows?.sizeBytes ?? 0),
      ...(kind === 'query' && endTimeMs !== undefined && { query: {} }),
      ...outcome?.statistics,
      ...(insertedRows !== undefined && { numDmlAffectedRows: String(insertedRows) }),
    },
    status: jobStatus(job),
  };
}

export function jobStatus({ state, outcome, problems }: WarehouseJob): JsonObject {
  const all: readonly BigQueryError[] = problems ?? outcome?.warnings ?? [];
  return {
    state,
    ...(problems && { errorResult: errorProto(problems[0]) }),
    ...(all.length > 0 && { errors: all.map(errorProto) }),
  };
}

function errorProto({ reason, location, message }: BigQueryError): JsonObject {
  return { reason, ...(location !== undefined && { location }), message };
}
