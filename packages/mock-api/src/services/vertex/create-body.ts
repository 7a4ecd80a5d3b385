import { findModel, type ModelUse } from '../../model/families/find-model.ts';
import { takesInstances } from '../../model/families/own-model/own-model-family.ts';
import type { JobOrder } from '../../model/jobs/batch-job.ts';
import type { JsonObject } from '../../model/json.ts';
import { readDestination } from './destination.ts';
import { fieldViolations, type FieldViolation } from './field-violations.ts';
import { readInstanceConfig } from './instance-config.ts';
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
  {
    project,
    location,
    version,
    models,
  }: { project: string; location: string; version: string } & Pick<ModelUse, 'models'>,
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
  const destination = readDestination(job['outputConfig'], report);
  const labels = readLabels(job['labels'], report);
  const hasMachines = 'dedicatedResources' in job;
  const found = violations.length > 0 ? undefined : findModel(model, { location, models, hasMachines });
  const input = readSource(job['inputConfig'], found?.family.instancesFormats ?? ['jsonl'], report);
  if (found && !found.family.table) {
    const formats = `Supported values are: [${found.family.instancesFormats.join(', ')}].`;
    if (input?.source.kind === 'bigquery')
      report(
        'input_config.instances_format',
        `Instance format "bigquery" is not supported for Model ${model}. ${formats}`,
      );
    if (destination?.kind === 'bigquery')
      report('output_config.predictions_format', `Prediction format "bigquery" is not supported for Model ${model}.`);
  }
  const isOwn = found !== undefined && takesInstances(found.family);
  if (isOwn && input?.source.kind === 'dataset')
    report(
      'input_config.instances_format',
      `Instance format "vertex-dataset" is not supported for Model ${model}. Supported values are: [${found.family.instancesFormats.join(', ')}].`,
    );
  const instances =
    isOwn && input
      ? readInstanceConfig(job['instanceConfig'], { format: input.format, isToBigQuery: false }, report)
      : undefined;
  if (violations.length > 0 || !found || !input || !destination) throw fieldViolations(violations);
  const kept: [string, unknown][] = keptFields.filter((name) => name in job).map((name) => [name, job[name]]);
  return {
    project,
    location,
    displayName,
    model: found.name,
    source: input.source,
    destination,
    ...(labels && { labels }),
    ...(instances && { instances }),
    ...(kept.length > 0 && { extra: Object.fromEntries(kept) }),
  };
}

function readText(message: JsonObject, name: string, field: string, report: Report): string {
  const value = message[name] ?? '';
  if (typeof value !== 'string') report(field, 'A text is needed.');
  else if (value === '') report(field, NOT_SET);
  return typeof value === 'string' ? value : '';
}
