import type { InstancePredictor } from '../../predictors/instance.ts';
import { ServiceError } from '../service-error.ts';
import { ownModelFamily } from './own-model/own-model-family.ts';
import type { OwnModels } from './own-model/own-models.ts';
import { findPublisherModel } from './publisher-models.ts';
import type { RowFamily } from './row-family.ts';

export interface FoundModel {
  /** `publishers/google/models/gemini-2.5-flash`, or `projects/p/locations/us-central1/models/7654321@2`. */
  readonly name: string;
  /** `gemini-2.5-flash`, or `7654321@2`. */
  readonly id: string;
  readonly publisher?: string;
  /** In the name of the output directory: `model`, or what one's own model is called. */
  readonly displayName: string;
  readonly family: RowFamily;
  /** Answers in place of the cloud's own. */
  readonly predict?: InstancePredictor | undefined;
}

export interface ModelUse {
  /** Where the job runs. */
  readonly location: string;
  /** Whether the job brings machines to run the model on. */
  readonly hasMachines: boolean;
  readonly models: OwnModels;
}

/**
 * Finds the model that a batch job names: one that is published, or one of a project's own.
 *
 * @throws ServiceError `NOT_FOUND` for a model that does not exist, `INVALID_ARGUMENT` for one that takes no such batches.
 */
export function findModel(model: string, { location, hasMachines, models }: ModelUse): FoundModel {
  const match = /^projects\/[^/]+\/locations\/([^/]+)\/models\/([^/]+)$/.exec(model);
  const [, home, id] = match ?? [];
  if (home === undefined || id === undefined) {
    return { ...findPublisherModel(model, { location, hasMachines }), displayName: 'model' };
  }
  const own = models.find(id);
  if (!own) throw new ServiceError('NOT_FOUND', `The Model ${model} does not exist.`);
  if (home !== location || location === 'global') {
    throw new ServiceError(
      'INVALID_ARGUMENT',
      `The Model ${model} cannot be used in location ${location}: a job runs in the region of its model.`,
    );
  }
  const { displayName = id.replace(/@.*$/, ''), tunedFrom, predict } = own;
  if (tunedFrom === undefined) return { name: model, id, displayName, family: ownModelFamily, predict };
  const { family } = findPublisherModel(`publishers/google/models/${tunedFrom}`, { location, hasMachines });
  return { name: model, id, displayName: 'model', family };
}
