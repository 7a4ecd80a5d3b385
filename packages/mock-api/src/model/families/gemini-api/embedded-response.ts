import { isJsonObject, type JsonObject } from '../../json.ts';
import { badRow } from '../row-failure.ts';
import type { RowModel } from '../row-model.ts';
import { countTokens } from '../tokens.ts';
import { embedContentRequest } from './messages/embed-content-request.ts';
import { normalized } from './messages/normalized.ts';
import { contentText } from './read-prompt.ts';

/**
 * Answers an `EmbedContentRequest`: `{"tokenCount":"1","embedding":{"values":[…]}}`.
 *
 * @param dimensions How many numbers the model gives unasked; it gives no more than that.
 * @throws RowFailure for a row without content, or with a size that the model has not
 */
export async function embeddedResponse(raw: unknown, dimensions: number, model: RowModel): Promise<JsonObject> {
  const value = normalized(raw, embedContentRequest);
  const request = isJsonObject(value) ? value : {};
  const text = contentText(request['content']);
  if (text === '') throw badRow('* EmbedContentRequest.content: contents is not specified\n');
  const asked = request['outputDimensionality'] === undefined ? dimensions : Number(request['outputDimensionality']);
  if (asked < 1 || asked > dimensions) {
    throw badRow(
      `* EmbedContentRequest.output_dimensionality: output_dimensionality must be in the inclusive range [1, ${dimensions}].\n`,
    );
  }
  const { taskType, title } = request;
  const { vectors, tokens } = await model.embed({
    texts: [text],
    request,
    dimensions: asked,
    ...(request['outputDimensionality'] !== undefined && { askedDimensions: asked }),
    ...(typeof title === 'string' && { title }),
    ...(typeof taskType === 'string' && { taskType }),
  });
  const [values] = vectors;
  return { tokenCount: String(tokens ?? countTokens(text)), embedding: { values } };
}
