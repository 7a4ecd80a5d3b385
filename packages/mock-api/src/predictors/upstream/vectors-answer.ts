import { RowFailure } from '../../model/families/row-failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RowVectors } from '../row-vectors.ts';
import { numberField, objectField, objectsIn } from './read-fields.ts';

/** Reads the answer to an embeddings call. @throws RowFailure for anything else */
export function embeddingList(response: JsonObject): RowVectors {
  const data = objectsIn(response['data']);
  const inOrder = data.toSorted((a, b) => (numberField(a, 'index') ?? 0) - (numberField(b, 'index') ?? 0));
  const vectors = inOrder.map(({ embedding }) => vectorIn(embedding));
  const tokens = numberField(objectField(response, 'usage'), 'prompt_tokens');
  return { vectors, ...(tokens !== undefined && { tokens }) };
}

/** Reads an `EmbedContentResponse`, or one of several. @throws RowFailure for anything else */
export function embeddedContents(response: JsonObject): RowVectors {
  const vectors = objectsIn(response['embeddings'] ?? response['embedding']).map(({ values }) => vectorIn(values));
  const tokens = numberField(objectField(response, 'usageMetadata'), 'promptTokenCount');
  return { vectors, ...(tokens !== undefined && { tokens }) };
}

function vectorIn(value: unknown): readonly number[] {
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'number')) return value;
  throw new RowFailure(
    'INTERNAL',
    'The upstream answered with something that is no vector: a list of numbers is needed.',
  );
}
