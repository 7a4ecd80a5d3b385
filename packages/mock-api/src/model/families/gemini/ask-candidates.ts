import type { RequestStyle, TextAnswer } from '../../../predictors/predictor.ts';
import type { JsonObject } from '../../json.ts';
import type { RowRequest } from '../row-family.ts';
import type { RowModel } from '../row-model.ts';

const style: RequestStyle = 'gemini';

/** Asks for as many answers as a Gemini request wants. A prompt that is blocked is so for all of them. */
export async function askCandidates(
  { text, request, candidateCount = 1 }: RowRequest & { request: JsonObject },
  ask: RowModel,
): Promise<[TextAnswer, ...TextAnswer[]]> {
  const first = await ask.say({ text, request, style });
  if (candidateCount === 1 || first.response || first.blocked?.of === 'prompt') return [first];
  const others = Array.from({ length: candidateCount - 1 }, (_, at) =>
    ask.say({ text, request, style, candidate: at + 1 }),
  );
  return [first, ...(await Promise.all(others))];
}
