import { ServiceError } from '../../service-error.ts';

/** What a batch on the Gemini API does to each of its rows: a method of its own, and rows of its own. */
export type GeminiBatchKind = 'generate' | 'embed';

export const batchMethods: Readonly<Record<GeminiBatchKind, string>> = {
  generate: 'batchGenerateContent',
  embed: 'asyncBatchEmbedContent',
};

/** Models that take batches, and for embeddings how many numbers they give unasked. First match wins. */
const catalogue: readonly { names: RegExp; kind: GeminiBatchKind; dimensions?: number }[] = [
  { names: /^gemini-embedding-/, kind: 'embed', dimensions: 3072 },
  { names: /^(text-embedding-|embedding-)/, kind: 'embed', dimensions: 768 },
  { names: /^gemini-\d+(\.\d+)?-/, kind: 'generate' },
  { names: /^gemini-[a-z-]+-latest$/, kind: 'generate' },
];

export interface GeminiModel {
  /** `models/gemini-2.5-flash` */
  readonly name: string;
  /** `gemini-2.5-flash` */
  readonly id: string;
  /** Numbers in a vector, unless a row asks for fewer. */
  readonly dimensions: number;
}

/**
 * @param name `models/…`, as in the path of a create.
 * @throws ServiceError `NOT_FOUND` for a model that nobody knows, and for one that takes no such batches
 */
export function findGeminiModel(name: string, kind: GeminiBatchKind, version: string): GeminiModel {
  const id = /^models\/([^/]+)$/.exec(name)?.[1] ?? '';
  const entry = catalogue.find(({ names }) => names.test(id));
  if (entry?.kind === kind) return { name, id, dimensions: entry.dimensions ?? 0 };
  throw new ServiceError(
    'NOT_FOUND',
    `${name} is not found for API version ${version}, or is not supported for ${batchMethods[kind]}. Call ListModels to see the list of available models and their supported methods.`,
  );
}
