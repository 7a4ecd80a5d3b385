import type { JsonPath } from '../json-path.ts';
import type { Say } from '../line-rules.ts';

/**
 * How long a model's vectors are, and at most may be asked for.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api
 */
const MAX_DIMENSIONS: readonly (readonly [model: RegExp, dimensions: number])[] = [
  [/(^|\/)text-(embedding-00[45]|multilingual-embedding-002)(@|$)/, 768],
  [/(^|\/)gemini-embedding-(001|2)(@|$)/, 3072],
];

/** Says that no vector is so long, as far as the model is known. @param dimensions Of which the type is checked elsewhere. */
export function checkDimensions(dimensions: unknown, path: JsonPath, model: string | undefined, say: Say): void {
  if (dimensions === undefined || dimensions === null) return;
  const asked = Number(dimensions);
  const most = MAX_DIMENSIONS.find(([name]) => name.test(model ?? ''))?.[1];
  const advice = most === undefined ? 'Leave it out.' : `Ask for ${most} at most, or leave it out.`;
  if (asked < 1) say('wrong-value', path, 'a vector has one dimension or more', advice, ROW_FAILS);
  else if (most !== undefined && asked > most) {
    const problem = `${asked} dimensions are asked for, and the model has ${most}`;
    say('wrong-value', path, problem, advice, ROW_FAILS);
  }
}

const ROW_FAILS = { consequence: 'row fails' } as const;
