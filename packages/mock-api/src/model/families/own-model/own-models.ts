import type { InstancePredictor } from '../../../predictors/instance.ts';
import { checkOptions, type ChecksOf } from '../../options/check-options.ts';
import { callable, text } from '../../options/checks.ts';

/** A model in a project: trained, tuned, or uploaded there. */
export interface OwnModel {
  /** In the name of the output directory. @default the model's id */
  readonly displayName?: string;
  /** The Gemini model that it was tuned from, e.g. `gemini-2.5-flash`: its rows are then as that model's. */
  readonly tunedFrom?: string;
  /** Answers instances, as the model's container would. @default a text that repeats the prompt, as from a Gemma */
  readonly predict?: InstancePredictor;
}

const checks: ChecksOf<OwnModel> = { displayName: text, tunedFrom: text, predict: callable };

/**
 * What the cloud is told of models in projects.
 *
 * @example
 * cloud.models.add('7654321', { tunedFrom: 'gemini-2.5-flash' });
 * cloud.models.add('churn', { predict: ({ instance }) => ({ score: instance.age > 40 ? 0.9 : 0.1 }) });
 */
export class OwnModels {
  readonly #given: Readonly<Record<string, OwnModel>>;
  readonly #models = new Map<string, OwnModel>();
  readonly #unknown: 'accept' | 'refuse';

  /** @param unknown What becomes of jobs with models that nothing was told of. */
  constructor(models: Readonly<Record<string, OwnModel>>, unknown: 'accept' | 'refuse') {
    this.#given = models;
    this.#unknown = unknown;
    this.reset();
  }

  /**
   * Makes a model known, in place of one with the same id.
   *
   * @param id The model's id, or a resource name that ends in one; all its versions are meant.
   * @throws TypeError for what cannot be told of a model
   */
  add(id: string, model: OwnModel = {}): void {
    this.#models.set(idOf(id), checkOptions(model, checks, `models.${idOf(id)}`));
  }

  /** Forgets the models that were added; the cloud's `reset` does so, too. */
  reset(): void {
    this.#models.clear();
    for (const [id, model] of Object.entries(this.#given)) this.add(id, model);
  }

  /** @returns undefined when there is no such model. */
  find(id: string): OwnModel | undefined {
    return this.#models.get(idOf(id)) ?? (this.#unknown === 'accept' ? {} : undefined);
  }
}

function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/@.*$/, '');
}
