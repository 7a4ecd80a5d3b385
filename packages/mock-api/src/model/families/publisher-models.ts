import { ServiceError } from '../service-error.ts';
import { claudeFamily } from './claude/claude-family.ts';
import { geminiFamily } from './gemini/gemini-family.ts';
import type { RowFamily } from './row-family.ts';

/** Models that exist: by publisher, the names it uses, and the family of their batch rows if they take batches. First match wins. */
const catalogue: readonly { publisher: string; names: RegExp; family?: RowFamily }[] = [
  { publisher: 'google', names: /^(gemini-embedding-|text-embedding-|text-multilingual-embedding-)/ },
  { publisher: 'google', names: /^(imagen|veo|lyria)-/ },
  { publisher: 'google', names: /^gemini-\d+(\.\d+)?-/, family: geminiFamily },
  { publisher: 'anthropic', names: /^claude-3-(haiku|opus|sonnet)(@|$)/ },
  { publisher: 'anthropic', names: /^claude-/, family: claudeFamily },
  { publisher: 'meta', names: /^llama-?\d/ },
  { publisher: 'openai', names: /^gpt-oss-/ },
  { publisher: 'qwen', names: /^qwen\d/ },
  { publisher: 'deepseek-ai', names: /^deepseek-/ },
  { publisher: 'intfloat', names: /^multilingual-e5-/ },
  { publisher: 'mistralai', names: /^(mistral|codestral)-/ },
];

export interface PublisherModel {
  /** `publishers/google/models/gemini-2.5-flash` */
  readonly name: string;
  /** `gemini-2.5-flash` */
  readonly id: string;
  readonly family: RowFamily;
}

/**
 * Finds the model that a batch job names: `publishers/…`, or the same below a project and location.
 *
 * @throws ServiceError `NOT_FOUND` for a model that nobody publishes, `INVALID_ARGUMENT` for one that takes no batches here.
 */
export function findPublisherModel(model: string): PublisherModel {
  const match = /^(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/([^/]+)\/models\/([^/]+)$/.exec(model);
  const [, publisher, id] = match ?? [];
  if (publisher === undefined || id === undefined)
    throw new ServiceError('NOT_FOUND', `The Model ${model} does not exist.`);
  const entry = catalogue.find((candidate) => candidate.publisher === publisher && candidate.names.test(id));
  if (!entry) throw new ServiceError('NOT_FOUND', `The PublisherModel ${id} does not exist.`);
  if (!entry.family) throw new ServiceError('INVALID_ARGUMENT', `Do not support publisher model ${id}`);
  return { name: `publishers/${publisher}/models/${id}`, id, family: entry.family };
}
