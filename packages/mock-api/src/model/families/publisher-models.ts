import { ServiceError } from '../service-error.ts';
import { claudeFamily } from './claude/claude-family.ts';
import { geminiEmbedding1Family, geminiEmbedding2Family } from './gemini-embedding/gemini-embedding-family.ts';
import { geminiFamily } from './gemini/gemini-family.ts';
import { chatModelFamily, embeddingModelFamily } from './open-model/open-model-family.ts';
import type { RowFamily } from './row-family.ts';
import { textEmbeddingFamily } from './text-embedding/text-embedding-family.ts';

interface PublishedModels {
  readonly publisher: string;
  readonly names: RegExp;
  /** Of their batch rows, if they take batches as a service. */
  readonly family?: RowFamily;
  /** Where they take them. @default everywhere */
  readonly locations?: { readonly pattern: RegExp; readonly words: string };
  /** Whether a job may bring the machines to run a version of them (`…@version`) on. */
  readonly canBeDeployed?: boolean;
}

const regions = { pattern: /^(?!global$)/, words: 'a region: there are no batches in global' };
const singleRegions = { pattern: /^[a-z]+-[a-z]+\d+$/, words: 'a single region, such as us-central1' };
const multiRegions = { pattern: /^(global|us|eu)$/, words: 'global, us or eu' };
const chats = { family: chatModelFamily, locations: regions, canBeDeployed: true };

/** Models that exist. First match wins. */
const catalogue: readonly PublishedModels[] = [
  { publisher: 'google', names: /^gemini-embedding-001$/, family: geminiEmbedding1Family, locations: singleRegions },
  { publisher: 'google', names: /^gemini-embedding-2(-|$)/, family: geminiEmbedding2Family, locations: multiRegions },
  { publisher: 'google', names: /^(gemini-embedding-|imagen-|veo-|lyria-)/ },
  {
    publisher: 'google',
    names: /^(text-embedding-00[45]|text-multilingual-embedding-002)$/,
    family: textEmbeddingFamily,
    locations: regions,
  },
  { publisher: 'google', names: /^(text-|textembedding-)/ },
  { publisher: 'google', names: /^gemini-\d+(\.\d+)?-/, family: geminiFamily },
  { publisher: 'google', names: /^(gemma|codegemma|t5gemma)/, canBeDeployed: true },
  { publisher: 'anthropic', names: /^claude-3-(haiku|opus|sonnet)(@|$)/ },
  { publisher: 'anthropic', names: /^claude-/, family: claudeFamily },
  { publisher: 'meta', names: /^llama-?\d/, ...chats },
  { publisher: 'openai', names: /^gpt-oss/, ...chats },
  { publisher: 'qwen', names: /^qwen\d/, ...chats },
  { publisher: 'deepseek-ai', names: /^deepseek-/, ...chats },
  {
    publisher: 'intfloat',
    names: /^multilingual-e5-small/,
    family: embeddingModelFamily(384),
    locations: regions,
  },
  {
    publisher: 'intfloat',
    names: /^multilingual-e5-large/,
    family: embeddingModelFamily(1024),
    locations: regions,
  },
  { publisher: 'mistralai', names: /^(mistral|codestral)/ },
  { publisher: 'mistral-ai', names: /^(mistral|mixtral|codestral)/, canBeDeployed: true },
];

export interface PublisherModel {
  /** `publishers/google/models/gemini-2.5-flash` */
  readonly name: string;
  /** `gemini-2.5-flash` */
  readonly id: string;
  /** `google` */
  readonly publisher: string;
  readonly family: RowFamily;
}

export interface PublisherModelUse {
  readonly location: string;
  /** Whether the job brings machines to run the model on. */
  readonly hasMachines: boolean;
}

/**
 * Finds the model that a batch job names: `publishers/…`, or the same below a project and location.
 *
 * @throws ServiceError `NOT_FOUND` for a model that nobody publishes, `INVALID_ARGUMENT` for one that takes no batches here.
 */
export function findPublisherModel(model: string, { location, hasMachines }: PublisherModelUse): PublisherModel {
  const match = /^(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/([^/]+)\/models\/([^/]+)$/.exec(model);
  const [, publisher, id] = match ?? [];
  if (publisher === undefined || id === undefined)
    throw new ServiceError('NOT_FOUND', `The Model ${model} does not exist.`);
  const entry = catalogue.find((candidate) => candidate.publisher === publisher && candidate.names.test(id));
  if (!entry) throw new ServiceError('NOT_FOUND', `The PublisherModel ${id} does not exist.`);
  const name = `publishers/${publisher}/models/${id}`;
  if (entry.canBeDeployed && id.includes('@')) {
    if (hasMachines) return { name, id, publisher, family: chatModelFamily };
    throw notHere(id, ' without machines of your own: set dedicatedResources.machineSpec');
  }
  const { family, locations } = entry;
  if (!family) throw notHere(id, '');
  if (locations && !locations.pattern.test(location)) throw notHere(id, ` in ${location}. It needs ${locations.words}`);
  return { name, id, publisher, family };
}

function notHere(id: string, why: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', `Do not support publisher model ${id}${why}`);
}
