import type { JsonObject } from '../../json.ts';
import type { RowRequest } from '../row-family.ts';
import type { Utterance } from '../utterance.ts';

/** The `parts` of a candidate: what was thought where that is wanted, what was said, and the calls. */
export function candidateParts({ text, thoughts, calls }: Utterance, request: RowRequest): JsonObject[] {
  const parts: JsonObject[] = [];
  if (request.includesThoughts && thoughts !== '') parts.push({ text: thoughts, thought: true });
  if (text !== '' || calls.length === 0) parts.push({ text });
  for (const { name, input } of calls) parts.push({ functionCall: { args: input, name } });
  return parts;
}
