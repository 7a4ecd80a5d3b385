import { badRow } from '../../model/families/row-failure.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { wordsOf, type RowOfTexts } from '../row-vectors.ts';
import { objectsIn } from './read-fields.ts';

/**
 * The body of an embeddings call, but for `dimensions`. It has no word for what a vector is for; a title stands before
 * its text.
 *
 * @throws RowFailure for media
 * @see https://platform.openai.com/docs/api-reference/embeddings/create
 */
export function toEmbeddings(row: RowOfTexts, model: string): JsonObject {
  const media = partsOf(row.request['content']).find((part) => typeof part['text'] !== 'string');
  if (media) throw badRow(`The upstream model embeds text, but no part with ${Object.keys(media).join(', ')}.`);
  const [only, ...others] = wordsOf(row);
  return { model, input: others.length === 0 ? only : [only, ...others] };
}

/** An `EmbedContentRequest` for each text. @see https://ai.google.dev/api/embeddings */
export function toEmbedContent({ texts, title, taskType, request, askedDimensions }: RowOfTexts): JsonObject[] {
  const parts = partsOf(request['content']);
  const contents = parts.length > 0 ? [parts] : texts.map((text) => [{ text }]);
  return contents.map((content) => ({
    content: { parts: content },
    ...(taskType !== undefined && { taskType }),
    ...(title !== undefined && { title }),
    ...(askedDimensions !== undefined && { outputDimensionality: askedDimensions }),
  }));
}

/** Of a `Content`; a text embedding model's is a text. */
function partsOf(content: unknown): JsonObject[] {
  return isJsonObject(content) ? objectsIn(content['parts']) : [];
}
