import { isJsonObject, type JsonObject } from '../../json.ts';
import { badRow } from '../row-failure.ts';
import type { RowModel } from '../row-model.ts';
import { countTokens } from '../tokens.ts';

export interface EmbeddingModel {
  /** `intfloat/multilingual-e5-large-instruct-maas` */
  readonly name: string;
  readonly ask: Pick<RowModel, 'embed'>;
  /** Numbers in a vector. */
  readonly dimensions: number;
}

/**
 * Answers a row's `body`, that of an OpenAI embeddings call, with a list of vectors, one for each input.
 *
 * @throws RowFailure for a body without `input`, or with one that is no text
 * @see https://platform.openai.com/docs/api-reference/embeddings/create
 */
export async function embeddingList(body: unknown, { name, ask, dimensions }: EmbeddingModel): Promise<JsonObject> {
  if (!isJsonObject(body)) throw badRow('body: Input should be an object');
  const texts = readInput(body['input']);
  const { dimensions: asked } = body;
  const answer = await ask.embed({
    texts,
    request: body,
    dimensions,
    ...(typeof asked === 'number' && Number.isInteger(asked) && asked > 0 && { askedDimensions: asked }),
  });
  const tokens = answer.tokens ?? texts.reduce((sum, text) => sum + countTokens(text), 0);
  return {
    object: 'list',
    data: answer.vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
    model: name,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

function readInput(input: unknown): readonly string[] {
  if (input === undefined || input === null) throw badRow('input: Field required');
  const texts: unknown[] = Array.isArray(input) ? input : [input];
  if (texts.length === 0) throw badRow('input: at least one text is required');
  return texts.map((text) => {
    if (typeof text === 'string' && text !== '') return text;
    throw badRow('input: Input should be a text or a list of texts, none of them empty');
  });
}
