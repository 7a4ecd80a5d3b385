import type { BatchJob, BatchStats } from '../../batches/batch-job.ts';
import type { JobError } from '../../batches/job-error.ts';
import type { JobState } from '../../batches/job-state.ts';
import { readJobState } from './job-state.ts';
import { readDestination } from './read-destination.ts';

/** An operation about a batch: the fields that are read. Any may be missing. @see https://ai.google.dev/api/batch-api */
interface WireOperation {
  name?: unknown;
  done?: boolean;
  error?: JobError;
  metadata?: {
    displayName?: string;
    state?: string;
    createTime?: string;
    endTime?: string;
    updateTime?: string;
    model?: string;
    output?: unknown;
    batchStats?: BatchStats;
  };
}

/** gRPC's code of an operation that was cancelled. https://grpc.io/docs/guides/status-codes/ */
const CANCELLED = 1;

/** Reads a job off the wire; nothing when it is none. */
export function readGeminiJob(answer: unknown): BatchJob | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const wire = answer as WireOperation;
  if (typeof wire.name !== 'string') return undefined;
  const metadata = wire.metadata ?? {};
  const job: BatchJob = { name: wire.name, state: readState(metadata.state, wire) };
  if (metadata.displayName) job.displayName = metadata.displayName;
  if (wire.error) job.error = wire.error;
  if (metadata.createTime) job.createTime = metadata.createTime;
  if (metadata.endTime) job.endTime = metadata.endTime;
  if (metadata.updateTime) job.updateTime = metadata.updateTime;
  if (metadata.model) job.model = metadata.model;
  if (metadata.output) job.dest = readDestination(metadata.output);
  if (metadata.batchStats) job.batchStats = metadata.batchStats;
  return Object.defineProperty(job, 'raw', { value: answer });
}

function readState(state: string | undefined, { done, error }: WireOperation): JobState {
  if (state) return readJobState(state);
  if (!done) return 'JOB_STATE_UNSPECIFIED'; // JSON leaves out an enum's zero.
  if (!error) return 'JOB_STATE_SUCCEEDED';
  return error.code === CANCELLED ? 'JOB_STATE_CANCELLED' : 'JOB_STATE_FAILED';
}
