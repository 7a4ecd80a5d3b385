import { either, listOf, number, object, oneOf, text, type Check } from './check.ts';

/**
 * Looks at the body of an embeddings call as a strict server would: every field has to be known and of its type.
 *
 * @returns What is wrong first, with its place, e.g. `the body has no input`; undefined when nothing is.
 * @see https://platform.openai.com/docs/api-reference/embeddings/create
 */
export function checkEmbeddingsRequest(body: unknown): string | undefined {
  return request(body, 'the body');
}

const filledText: Check = (value, place) =>
  value === '' ? `${place} is a text that is not empty` : text(value, place);

const request = object(
  { model: filledText, input: either(filledText, listOf(filledText, 1)) },
  { dimensions: number(1, 1e5, true), encoding_format: oneOf('float'), user: text },
);
