import type { TextAnswer } from '../../predictors/predictor.ts';
import type { RowRequest } from './row-family.ts';
import { countTokens, withinTokens } from './tokens.ts';

/** What a model said in the end, and why it said no more. */
export interface Utterance {
  readonly text: string;
  /** Of the text; none for no text. */
  readonly tokens: number;
  readonly promptTokens: number;
  readonly ending: 'complete' | 'stop-sequence' | 'limit' | 'blocked';
  /** The sequence that ended it. */
  readonly stopSequence?: string;
}

/** Ends an answer where its request says: before the first stop sequence, or at the token limit, whichever comes first. */
export function utterance(answer: TextAnswer, { prompt, maxOutputTokens, stopSequences }: RowRequest): Utterance {
  const promptTokens = countTokens(prompt);
  if (answer.blocked) return { text: '', tokens: 0, promptTokens, ending: 'blocked' };
  const stop = firstStop(answer.text, stopSequences);
  const whole = stop ? answer.text.slice(0, stop.at) : answer.text;
  const { text, isCut } = withinTokens(whole, maxOutputTokens ?? Number.MAX_SAFE_INTEGER);
  const said = { text, tokens: text === '' ? 0 : countTokens(text), promptTokens };
  if (isCut) return { ...said, ending: 'limit' };
  if (stop) return { ...said, ending: 'stop-sequence', stopSequence: stop.sequence };
  return { ...said, ending: answer.isCut ? 'limit' : 'complete' };
}

function firstStop(text: string, sequences: readonly string[]): { at: number; sequence: string } | undefined {
  let first: { at: number; sequence: string } | undefined;
  for (const sequence of sequences) {
    const at = sequence === '' ? -1 : text.indexOf(sequence);
    if (at >= 0 && (!first || at < first.at)) first = { at, sequence };
  }
  return first;
}
