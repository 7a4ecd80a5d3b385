import { ConfigurationError } from '../errors/configuration-error.ts';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import type { Backend } from './messages/message-type.ts';
import { familyOfModel, MODEL_FAMILIES, type ModelFamily } from './model-family.ts';

/** What decides the form of a line. */
export interface RowRouteOptions {
  /** The job's model, in any form that `batches.create` takes. */
  readonly model?: string | undefined;
  /** @default 'vertex' */
  readonly backend?: Backend | undefined;
  /** @default as the model's name tells */
  readonly family?: ModelFamily | undefined;
  /**
   * `file`: a line of a JSON Lines file. `inline`: an item within the request, Gemini API only.
   * @default 'file'
   */
  readonly carrier?: 'file' | 'inline' | undefined;
  /** Own models: the job's `instanceConfig.keyField`, which holds a row's key and is withheld from the model. */
  readonly keyField?: string | undefined;
}

/** Where a row goes, and with that the form of its line. */
export interface RowRoute {
  readonly family: ModelFamily;
  readonly backend: Backend;
  readonly carrier: 'file' | 'inline';
  readonly model: string | undefined;
  readonly keyField: string | undefined;
  /** In words, for messages: `a line for Gemini on Vertex AI`. */
  readonly title: string;
}

const FAMILY_TITLES: Readonly<Record<ModelFamily, string>> = {
  gemini: 'Gemini',
  claude: 'Claude',
  'open-model': 'an open model',
  'own-model': 'a model of your own',
  'text-embedding': 'a text embedding model',
  'gemini-embedding': 'a Gemini embedding model',
};

/**
 * Chooses the form of a job's rows.
 *
 * @throws ConfigurationError when the model's name does not tell its family; it lists the families.
 * @throws InvalidArgumentError for a family that the service does not run, and for inline rows on Vertex AI.
 */
export function rowRoute({ model, backend = 'vertex', family, carrier = 'file', keyField }: RowRouteOptions): RowRoute {
  if (family !== undefined && !MODEL_FAMILIES.includes(family)) {
    throw new ConfigurationError(`There is no family ${JSON.stringify(family)}. ${familyList()}`);
  }
  const chosen = family ?? familyOn(backend, model);
  if (backend === 'gemini' && chosen !== 'gemini' && chosen !== 'gemini-embedding') {
    throw new InvalidArgumentError(
      `${model ?? FAMILY_TITLES[chosen]} runs on Vertex AI only. Use a client of Vertex AI, or a Gemini model.`,
    );
  }
  if (backend === 'vertex' && carrier === 'inline') {
    throw new InvalidArgumentError('Vertex AI takes no rows within a request. Put them into a file: carrier: "file".');
  }
  const service = backend === 'vertex' ? 'Vertex AI' : 'the Gemini API';
  const title = `${carrier === 'file' ? 'a line' : 'an inline row'} for ${FAMILY_TITLES[chosen]} on ${service}`;
  return { family: chosen, backend, carrier, model, keyField, title };
}

function familyOn(backend: Backend, model: string | undefined): ModelFamily {
  if (model === undefined || model === '') {
    throw new ConfigurationError(`Without a model's name its family must be said. ${familyList()}`);
  }
  const family = familyOfModel(model);
  if (backend === 'gemini') {
    // Whatever else runs there takes a request like Gemini's.
    return family === 'gemini-embedding' || /(^|\/)(text-)?embedding-[^/]*$/.test(model)
      ? 'gemini-embedding'
      : 'gemini';
  }
  if (family !== undefined) return family;
  const isNumbered = /^(projects\/[^/]+\/locations\/[^/]+\/)?models\/[^/]+$|^\d+(@.*)?$/.test(model);
  const hint = isNumbered ? " It may be a tuned Gemini (family: 'gemini') or your own ('own-model')." : '';
  throw new ConfigurationError(
    `What lines the model ${JSON.stringify(model)} takes, its name does not tell.${hint} ${familyList()}`,
  );
}

function familyList(): string {
  return `Pass family: ${MODEL_FAMILIES.map((family) => `'${family}'`).join(', ')}.`;
}
