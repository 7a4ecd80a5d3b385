import { hasEnded, type JobState } from './jobs/job-state.ts';
import { checkOptions, type ChecksOf } from './options/check-options.ts';
import { flag, number, oneOf, text, wholeFrom } from './options/checks.ts';

/**
 * Where Vertex AI is known to differ from call to call, or where nobody has written down what it does. The defaults are what
 * is documented, was recorded, or is likeliest.
 */
export interface VertexBehavior {
  /** The last page of a list has no token, or an empty one, at which some clients ask for more for ever. @default 'omit' */
  readonly listTokens: 'omit' | 'empty';
  /** Whether each page of a list is preceded by one without jobs, as Google's lists may be. @default false */
  readonly emptyPages: boolean;
  /** Jobs on a page of a list, when the caller says nothing and at the most. @default 100 */
  readonly pageSize: number;
  /** Names of fields in a list's filter: `display_name`, or also `displayName`. @default 'snake_case' */
  readonly filterNames: 'snake_case' | 'both';
  /** `completionStats` is there while a job runs and after, only after it has ended, or there and empty. @default 'full' */
  readonly completionStats: 'full' | 'ended' | 'empty';
  /** Enums in answers; a call that says `$alt=json;enum-encoding=int` gets numbers anyway. @default 'names' */
  readonly enums: 'names' | 'numbers';
  /** 64-bit numbers in answers. @default 'strings' */
  readonly int64: 'strings' | 'numbers';
  /** Whether a call at `europe-west4-aiplatform.googleapis.com` must be about that location. @default 'check' */
  readonly hostLocation: 'check' | 'ignore';
  /** Whether buckets must be in a job's location. @default 'ignore' */
  readonly bucketLocations: 'check' | 'ignore';
  /** Whether a job fails when its rows fit no one table: empty objects, two types of one field, names no column may have. @default true */
  readonly strictImport: boolean;
  /** What becomes of a job without a single row. @default 'fail' */
  readonly emptyInput: 'fail' | 'succeed';
  /** One of several files cannot be read: it is reported in `partialFailures`, or fails the job. @default 'partial' */
  readonly unreadableFiles: 'partial' | 'fail';
  /** The end of a job that ran for longer than it may; its finished rows are kept. @default 'JOB_STATE_FAILED' */
  readonly overrunState: JobState;
  /** Rows in each `predictions.jsonl-00000-of-00003` of models as a service; `Infinity` is one `predictions.jsonl`. @default Infinity */
  readonly rowsPerShard: number;
  /** Whether files of no use to a reader lie beside `predictions.jsonl`: `incremental_predictions.jsonl`, `row_count.json`, metadata. @default false */
  readonly outputSiblings: boolean;
}

const defaults: VertexBehavior = {
  listTokens: 'omit',
  emptyPages: false,
  pageSize: 100,
  filterNames: 'snake_case',
  completionStats: 'full',
  enums: 'names',
  int64: 'strings',
  hostLocation: 'check',
  bucketLocations: 'ignore',
  strictImport: true,
  emptyInput: 'fail',
  unreadableFiles: 'partial',
  overrunState: 'JOB_STATE_FAILED',
  rowsPerShard: Infinity,
  outputSiblings: false,
};

const checks: ChecksOf<VertexBehavior> = {
  listTokens: oneOf('omit', 'empty'),
  emptyPages: flag,
  pageSize: wholeFrom(1),
  filterNames: oneOf('snake_case', 'both'),
  completionStats: oneOf('full', 'ended', 'empty'),
  enums: oneOf('names', 'numbers'),
  int64: oneOf('strings', 'numbers'),
  hostLocation: oneOf('check', 'ignore'),
  bucketLocations: oneOf('check', 'ignore'),
  strictImport: flag,
  emptyInput: oneOf('fail', 'succeed'),
  unreadableFiles: oneOf('partial', 'fail'),
  overrunState: text,
  rowsPerShard: number('a number from 1, or Infinity', (value) => value >= 1),
  outputSiblings: flag,
};

/** @throws RangeError, TypeError for a name or a value that makes no sense */
export function vertexBehavior(options: Partial<VertexBehavior> = {}): VertexBehavior {
  const behavior = { ...defaults, ...checkOptions(options, checks, 'vertex') };
  if (!hasEnded(behavior.overrunState)) {
    throw new RangeError(`vertex.overrunState is a state that ends a job, not ${behavior.overrunState}`);
  }
  return behavior;
}
