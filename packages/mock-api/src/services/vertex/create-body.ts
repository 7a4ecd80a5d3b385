import { findPublisherModel } from '../../model/families/publisher-models.ts';
import type { JobOrder } from '../../model/jobs/batch-job.ts';
import type { JsonObject } from '../../model/json.ts';
import { readDestination } from './destination.ts';
import { fieldViolations, type FieldViolation } from './field-violations.ts';
import { jobFields, keptFields } from './known-fields.ts';
import { readLabels } from './labels.ts';
import { readMessage } from './proto-json.ts';
import { NOT_SET, type Report } from './report.ts';
import { readSource } from './source.ts';

const MAX_DISPLAY_NAME_CHARACTERS = 128;

/**
 * Reads the body of a create call: a `BatchPredictionJob`.
 *
 * @throws ServiceError `INVALID_ARGUMENT` with all that is wrong with it, `NOT_FOUND` for a model that does not exist,
 * `UNIMPLEMENTED` for what the real service takes and the mock has not.
 */
export function readCreateBody(
  body: JsonObject,
  { project, location, version }: { project: string; location: string; version: string },
): JobOrder {
  const job = readMessage(body, jobFields[version] ?? {});
  const violations: FieldViolation[] = [];
  const report: Report = (field, description) => {
    violations.push({ field: `batch_prediction_job.${field}`, description });
    return undefined;
  };

  const displayName = readText(job, 'displayName', 'display_name', report);
  if (displayName.length > MAX_DISPLAY_NAME_CHARACTERS) {
    report('display_name', `The display name is longer than ${MAX_DISPLAY_NAME_CHARACTERS} characters.`);
  }
  const model = readText(job, 'model', 'model', report);
  const source = readSource(job['inputConfig'], report);
  const destination = readDestination(job['outputConfig'], report);
  const labels = readLabels(job['labels'], report);
  if (violations.length > 0 || !source || !destination) throw fieldViolations(violations);
  const kept: [string, unknown][] = keptFields.filter((name) => name in job).map((name) => [name, job[name]]);
  return {
    project,
    location,
    displayName,
    model: findPublisherModel(model).name,
    source,
    destination,
    ...(labels && { labels }),
    ...(kept.length > 0 && { extra: Object.fromEntries(kept) }),
  };
}

function readText(message: JsonObject, name: string, field: string, report: Report): string {
  const value = message[name] ?? '';
  if (typeof value !== 'string') report(field, 'A text is needed.');
  else if (value === '') report(field, NOT_SET);
  return typeof value === 'string' ? value : '';
}
