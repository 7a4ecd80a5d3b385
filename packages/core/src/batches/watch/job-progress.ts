import type { BatchJob } from '../batch-job.ts';

/** How far a job is. A count is there only where the service tells it: it may tell none before the job has ended. */
export interface JobProgress {
  /** Rows that were answered. */
  readonly successfulCount?: number;
  /** Rows that the service gave up. */
  readonly failedCount?: number;
  /** Both together. */
  readonly doneCount?: number;
  /** Rows of the job: from the Gemini API always, from Vertex AI once it knows how many are left, or `totalCount` of the options. */
  readonly totalCount?: number;
  /** `doneCount / totalCount`, from 0 to 1. */
  readonly fraction?: number;
  /**
   * Rows done in a minute, over the last ten looks that showed a new count and the time since. There once two looks of
   * this watch have shown different counts; it sinks while the count stands still.
   */
  readonly rowsPerMinute?: number;
  /** The rows left, at `rowsPerMinute`, in milliseconds. There when both `totalCount` and a rate above 0 are known. */
  readonly remainingMs?: number;
  /** Since the watch began, in milliseconds. */
  readonly elapsedMs: number;
}

/** Rows of a job as the service counts them. */
export interface RowCounts {
  readonly successfulCount?: number;
  readonly failedCount?: number;
  readonly totalCount?: number;
}

/** Reads the counts of either service; both write them as strings, and leave zeros out. */
export function rowCounts({ batchStats, completionStats, state }: BatchJob): RowCounts {
  const total = countOf(batchStats?.requestCount);
  if (total !== undefined) {
    return {
      successfulCount: countOf(batchStats?.successfulRequestCount) ?? 0,
      failedCount: countOf(batchStats?.failedRequestCount) ?? 0,
      totalCount: total,
    };
  }
  const successful = countOf(completionStats?.successfulCount);
  const failed = countOf(completionStats?.failedCount);
  // Some jobs come with empty statistics: those say nothing, not zero.
  if (successful === undefined && failed === undefined) return {};
  const counts = { successfulCount: successful ?? 0, failedCount: failed ?? 0 };
  const left = state === 'JOB_STATE_SUCCEEDED' ? 0 : countOf(completionStats?.incompleteCount);
  return left === undefined ? counts : { ...counts, totalCount: counts.successfulCount + counts.failedCount + left };
}

/** Undefined for what is not told, and for the -1 that means it is not known. */
function countOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const count = Number(text);
  return count >= 0 ? count : undefined;
}
