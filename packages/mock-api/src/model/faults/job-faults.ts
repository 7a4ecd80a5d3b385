import { JobFailure } from '../jobs/job-failure.ts';
import type { JobState } from '../jobs/job-state.ts';
import type { JobFaultRule } from './fault-rule.ts';
import type { Fault } from './fault.ts';
import type { Faults, FaultyJob } from './faults.ts';

/** What becomes of jobs: decided when a job is created, carried out when it comes to it. */
export class JobFaults {
  readonly #faults: Faults;
  readonly #due = new Map<string, Fault<JobFaultRule>>();

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** A job was created. @param hold Keeps it in a state. */
  created(job: FaultyJob, hold: (state: JobState) => unknown): void {
    const [fault] = this.#faults.ofJob(job);
    if (!fault) return;
    switch (fault.rule.fault) {
      case 'stuck':
        fault.strike();
        hold('JOB_STATE_PENDING');
        break;
      case 'unknown-state':
        fault.strike();
        hold(fault.rule.state ?? 'JOB_STATE_HIBERNATING');
        break;
      case 'fail':
      case 'missing-shard':
        this.#due.set(job.id, fault);
        break;
      default:
        fault.rule.fault satisfies never;
    }
  }

  /** A job is about to run. @throws JobFailure when it is to fail */
  beginning({ id }: FaultyJob): void {
    const fault = this.#take(id, 'fail');
    if (!fault) return;
    fault.strike();
    const { status = 'INTERNAL', message = 'System error. Please try this operation again.' } = fault.rule;
    throw new JobFailure(status, message);
  }

  /** Whether an output object of a job, about to be opened, is not to appear. */
  losesNextShard({ id }: FaultyJob): boolean {
    const fault = this.#take(id, 'missing-shard');
    fault?.strike();
    return fault !== undefined;
  }

  #take(id: string, word: JobFaultRule['fault']): Fault<JobFaultRule> | undefined {
    const fault = this.#due.get(id);
    if (fault?.rule.fault !== word) return undefined;
    this.#due.delete(id);
    return fault;
  }
}
