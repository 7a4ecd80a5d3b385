import { JobNotEndedError } from '../errors/job-not-ended-error.ts';
import type { ResultsJob } from '../results/results-job.ts';
import type { BatchJob } from './batch-job.ts';
import { hasEnded } from './has-ended.ts';

/**
 * The job as it is when it has ended: the given one if that tells where its output is, else as fetched.
 *
 * @throws JobNotEndedError when it still runs.
 */
export async function jobWithOutput(given: ResultsJob, fetchJob: () => Promise<BatchJob>): Promise<ResultsJob> {
  if (tellsOutput(given) && given.state !== undefined && hasEnded(given)) return given;
  const job = await fetchJob();
  if (!hasEnded(job)) throw new JobNotEndedError(job);
  return job;
}

function tellsOutput({ outputInfo, dest }: ResultsJob): boolean {
  return Boolean(outputInfo ?? dest?.fileName ?? dest?.inlinedResponses ?? dest?.inlinedEmbedContentResponses);
}
