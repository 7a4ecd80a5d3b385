import { currentCloud, type MockCloud } from '@genai-batch/mock-api';

/** What the job matchers can be asked about. */
export type JobSubject =
  | string
  | {
      /** `projects/…/batchPredictionJobs/…` or `batches/…`: a job of any client. */
      readonly name?: string | undefined;
      /** A job as `cloud.jobs.get` or `cloud.batches.get` shows it. */
      readonly id?: string | undefined;
      readonly state?: string | undefined;
      readonly displayName?: string | undefined;
      readonly error?: JudgedError | undefined;
      readonly states?: readonly string[] | undefined;
    };

interface JudgedError {
  readonly code?: number | undefined;
  readonly message?: string | undefined;
}

/** A job, and what its cloud knows about it. */
export interface JudgedJob {
  /** `job 6339625664542408704 "my-job"` */
  readonly label: string;
  /** As the subject has it; the cloud's, when the subject is only a name. */
  readonly state: string;
  readonly error: JudgedError | undefined;
  /** Every state that it has been in, as far as the cloud of the running test knows. */
  readonly states: readonly string[] | undefined;
  readonly rows: { readonly successful: number; readonly failed: number; readonly incomplete: number } | undefined;
  /** Where it is by now, when the subject is older than that. */
  readonly stateByNow: string | undefined;
  /** The cloud that knows about it. */
  readonly cloud: MockCloud | undefined;
}

/**
 * Looks at a job without moving the clock. An object is taken at its word; a name is looked up in the cloud that the
 * test runs in.
 *
 * @throws TypeError for what is no job; Error for a name that cannot be looked up.
 */
export function judgeJob(subject: JobSubject): JudgedJob {
  const cloud = currentCloud();
  const given = typeof subject === 'string' ? found(subject, cloud) : checked(subject);
  const name = given.name ?? given.id ?? '';
  const known = cloud && recordOf(cloud, name);
  const displayName = given.displayName ?? known?.displayName;
  return {
    label: `job ${idOf(name)}${displayName === undefined || MADE_UP_NAME.test(displayName) ? '' : ` "${displayName}"`}`,
    state: given.state,
    error: given.error,
    states: given.states ?? known?.states,
    rows: known?.completionStats,
    stateByNow: known && known.state !== given.state ? known.state : undefined,
    cloud: known && cloud,
  };
}

/** What clients call a job that the caller gave no name: the time of the call, which is another each time. */
const MADE_UP_NAME = /^genaiBatchJob_\d+$/;

type Given = Exclude<JobSubject, string> & { readonly state: string };

function found(name: string, cloud: MockCloud | undefined): Given {
  if (!cloud)
    throw new Error(
      `There is no cloud to look the job ${name} up in: ask within cloud.run(…), or about a job instead of its name.`,
    );
  const job = recordOf(cloud, name);
  if (job) return job;
  const ids = [...cloud.jobs.list(), ...cloud.batches.list()].map(({ id }) => id);
  throw new Error(`The test’s cloud has no job ${name}. It has ${ids.join(', ') || 'no jobs'}.`);
}

type JobRecord = NonNullable<ReturnType<MockCloud['jobs' | 'batches']['get']>>;

function recordOf({ jobs, batches }: MockCloud, name: string): JobRecord | undefined {
  return jobs.get(name) ?? batches.get(name);
}

function checked(subject: unknown): Given {
  if (typeof subject === 'object' && subject !== null && 'state' in subject && typeof subject.state === 'string') {
    if ('name' in subject ? typeof subject.name === 'string' : 'id' in subject) return subject as Given;
  }
  const hint = subject instanceof Promise ? ' (a promise: await it first)' : '';
  throw new TypeError(
    `A job has a name and a state, or is given by its name; this is neither: ${String(subject)}${hint}`,
  );
}

function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
