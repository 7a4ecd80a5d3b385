import type { BatchJob } from './batch-job.ts';
import type { JobEvent } from './watch/job-event.ts';
import type { WatchOptions } from './watch/watch-options.ts';

/** How long, and how patiently, to wait for a job. */
export interface WaitOptions extends WatchOptions {
  /** Called with the job at the first look, and whenever it has changed since the last. An error it throws ends the wait. */
  onChange?: ((job: BatchJob) => void) | undefined;
  /** Called with all that `watch` would tell: changes with the job's progress, stalls, failed looks, the end. */
  onEvent?: ((event: JobEvent) => void) | undefined;
}
