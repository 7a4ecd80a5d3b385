import type { JobSnapshot } from '../../../model/jobs/batch-jobs.ts';
import { isKnownJobState } from '../../../model/jobs/job-state.ts';
import { matchesPattern } from '../../../model/pattern.ts';
import { camelCase } from '../../../model/field-names.ts';
import type { Operator } from './filter-tokens.ts';
import { parseFilter, type Restriction, type Test } from './parse-filter.ts';
import { timestampMicros } from './timestamp-micros.ts';

type JobTest = Test<JobSnapshot>;

/**
 * Reads the `filter` of a list of jobs: `display_name:"my_job_*" AND state="JOB_STATE_SUCCEEDED"`.
 *
 * @param names Whether fields are also known by their names in camelCase.
 * @throws ServiceError `INVALID_ARGUMENT` with the place of what is wrong
 * @see https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/job_service.proto ListBatchPredictionJobsRequest
 */
export function jobFilter(filter: string, names: 'snake_case' | 'both'): JobTest {
  return parseFilter(filter, (restriction) => {
    const known = Object.keys(fields).find(
      (name) => restriction.field === name || (names === 'both' && restriction.field === camelCase(name)),
    );
    const field = known === undefined ? undefined : fields[known];
    if (field) return field(restriction);
    if (restriction.field === 'labels') return labelExists(restriction);
    if (restriction.field.startsWith('labels.')) return label(restriction);
    throw restriction.problem(
      'field',
      `"${restriction.field}" is not a field to filter by (${Object.keys(fields).join(', ')}, labels.KEY)`,
    );
  });
}

const fields: Readonly<Record<string, (restriction: Restriction) => JobTest>> = {
  display_name(restriction) {
    const { operator, value } = allow(restriction, '=', '!=', ':');
    if (operator !== ':') return equality(operator, value, (job) => job.displayName);
    return (job) => matchesPattern(value, job.displayName);
  },
  model_display_name(restriction) {
    const { operator, value } = allow(restriction, '=', '!=');
    return equality(operator, value, (job) => job.model.slice(job.model.lastIndexOf('/') + 1));
  },
  state(restriction) {
    const { operator, value } = allow(restriction, '=', '!=');
    if (!isKnownJobState(value)) throw restriction.problem('value', `"${value}" is not a state of a job`);
    return equality(operator, value, (job) => job.state);
  },
  create_time(restriction) {
    const { operator, value } = allow(restriction, '=', '!=', '<', '<=', '>', '>=');
    const micros = timestampMicros(value);
    if (micros === undefined)
      throw restriction.problem('value', `"${value}" is not a time as RFC 3339 has it (2021-05-18T00:00:00Z)`);
    return (job) => compare(operator, (timestampMicros(job.createTime) ?? 0) - micros);
  },
};

function label(restriction: Restriction): JobTest {
  const { operator, value } = allow(restriction, '=', ':');
  const key = restriction.field.slice('labels.'.length);
  if (key === '') throw restriction.problem('field', 'the key of a label is missing');
  if (operator === ':' && value === '*') return (job) => Object.hasOwn(job.labels ?? {}, key);
  return (job) => job.labels?.[key] === value;
}

/** `labels:key` */
function labelExists(restriction: Restriction): JobTest {
  const { value } = allow(restriction, ':');
  return (job) => Object.hasOwn(job.labels ?? {}, value);
}

function allow(restriction: Restriction, ...operators: readonly Operator[]): Restriction {
  if (operators.includes(restriction.operator)) return restriction;
  throw restriction.problem(
    'operator',
    `${restriction.field} cannot be compared by "${restriction.operator}", only by ${operators.join(' ')}`,
  );
}

function equality(operator: Operator, value: string, read: (job: JobSnapshot) => string): JobTest {
  return (job) => (read(job) === value) === (operator === '=');
}

function compare(operator: Operator, difference: number): boolean {
  switch (operator) {
    case '=':
    case ':':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return operator satisfies never;
  }
}
