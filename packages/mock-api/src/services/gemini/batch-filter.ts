import { snakeCase } from '../../model/field-names.ts';
import type { GeminiBatchSnapshot } from '../../model/jobs/gemini-batch.ts';
import { isKnownJobState } from '../../model/jobs/job-state.ts';
import { shownState } from '../../model/jobs/shown-state.ts';
import { patternField, stateField, timeField, type FieldTest } from '../list-filter/field-tests.ts';
import { parseFilter, type Test } from '../list-filter/parse-filter.ts';

/**
 * Reads the `filter` of a list of batches: `displayName:"my-batch-*" AND state="BATCH_STATE_SUCCEEDED"`. Documented is no more
 * than that it is a "standard list filter": fields and operators are those that Vertex AI has for its jobs, and fields may
 * be called as the answer calls them, with `metadata.` or without. A state may be called as the official clients call it.
 *
 * @throws ServiceError `INVALID_ARGUMENT` with the place of what is wrong
 * @see https://ai.google.dev/api/batch-api#method:-batches.list
 */
export function batchFilter(filter: string): Test<GeminiBatchSnapshot> {
  return parseFilter(filter, (restriction) => {
    const name = snakeCase(restriction.field.replace(/^metadata\./, ''));
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) return field(restriction);
    throw restriction.problem(
      'field',
      `"${restriction.field}" is not a field to filter by (${Object.keys(fields).join(', ')})`,
    );
  });
}

const fields: Readonly<Record<string, FieldTest<GeminiBatchSnapshot>>> = {
  display_name: patternField(({ displayName = '' }) => displayName),
  state: stateField(shownState, (name) => {
    const state = name.replace(/^BATCH_/, 'JOB_');
    return isKnownJobState(state) ? state : undefined;
  }),
  create_time: timeField(({ createTime }) => createTime),
};
