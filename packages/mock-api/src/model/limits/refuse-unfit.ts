import { findModel, type FoundModel } from '../families/find-model.ts';
import type { OwnModels } from '../families/own-model/own-models.ts';
import { takesInstances } from '../families/own-model/own-model-family.ts';
import type { JobOrder } from '../jobs/batch-job.ts';
import { ServiceError } from '../service-error.ts';

/**
 * Refuses a job that its model could not run, whoever asks for it: an order that came by HTTP has been read field by field,
 * one of the same process has not.
 *
 * @throws ServiceError `NOT_FOUND` for a model that does not exist, `INVALID_ARGUMENT` for one that takes no such job
 */
export function refuseUnfit(order: JobOrder, models: OwnModels): void {
  const { model, source, destination } = order;
  const { family } = modelOf(order, models);
  if (!family.table && source.kind === 'bigquery')
    throw unfit(`Instance format "bigquery" is not supported for Model ${model}.`);
  if (!family.table && destination.kind === 'bigquery')
    throw unfit(`Prediction format "bigquery" is not supported for Model ${model}.`);
  if (takesInstances(family) && source.kind === 'dataset')
    throw unfit(`Instance format "vertex-dataset" is not supported for Model ${model}.`);
}

function modelOf({ model, location, extra }: JobOrder, models: OwnModels): FoundModel {
  const hint = hintFor(model);
  if (hint !== undefined) throw new ServiceError('NOT_FOUND', `The Model ${model} does not exist. ${hint}`);
  return findModel(model, { location, models, hasMachines: extra?.['dedicatedResources'] !== undefined });
}

/** What a name of a model lacks that is none in full; clients make it one before they call. */
function hintFor(model: string): string | undefined {
  if (!model.includes('/'))
    return `It is named in full: publishers/google/models/${model}, or projects/PROJECT/locations/LOCATION/models/${model}.`;
  if (/^projects\/[^/]+\/locations\/[^/]+\/endpoints\/[^/]+$/.test(model))
    return 'A batch job takes the model itself, projects/PROJECT/locations/LOCATION/models/ID, not an endpoint that it is deployed to.';
  return undefined;
}

function unfit(message: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', message);
}
