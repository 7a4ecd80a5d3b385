import type { JobSnapshot } from '../../model/jobs/batch-jobs.ts';
import { isKnownJobState } from '../../model/jobs/job-state.ts';
import { camelCase } from '../../model/field-names.ts';
import { allow, patternField, stateField, textField, timeField, type FieldTest } from '../list-filter/field-tests.ts';
import { parseFilter, type Restriction, type Test } from '../list-filter/parse-filter.ts';

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

const fields: Readonly<Record<string, FieldTest<JobSnapshot>>> = {
  display_name: patternField(({ displayName }) => displayName),
  model_display_name: textField(({ model }) => model.slice(model.lastIndexOf('/') + 1)),
  state: stateField(
    ({ state }) => state,
    (name) => (isKnownJobState(name) ? name : undefined),
  ),
  create_time: timeField(({ createTime }) => createTime),
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
