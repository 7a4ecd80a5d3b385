import type { TextAnswer, ToolCall } from '../../predictors/predictor.ts';
import type { RowRequest } from './row-family.ts';
import { countTokens, withinTokens } from './tokens.ts';

/** What a model said in the end, and why it said no more. */
export interface Utterance {
  readonly text: string;
  readonly thoughts: string;
  readonly calls: readonly ToolCall[];
  /** Of the text and the calls; none for none. */
  readonly tokens: number;
  /** Of what was thought; they count towards the limit. */
  readonly thoughtsTokens: number;
  readonly promptTokens: number;
  readonly ending: 'complete' | 'calls' | 'stop-sequence' | 'limit' | 'blocked';
  /** The sequence that ended it. */
  readonly stopSequence?: string;
}

/** Ends an answer where its request says: before the first stop sequence, or at the token limit, whichever comes first. */
export function utterance(answer: TextAnswer, request: RowRequest): Utterance {
  const promptTokens = answer.tokens?.prompt ?? countTokens(request.prompt);
  if (answer.blocked) return { ...nothing, promptTokens, ending: 'blocked' };
  const limit = (!answer.tokens && request.maxOutputTokens) || Number.MAX_SAFE_INTEGER;
  const thought = withinTokens(answer.thoughts ?? '', limit);
  const thoughtsTokens = answer.tokens?.thoughts ?? tokensOf(thought.text);
  const stop = firstStop(answer.text, request.stopSequences);
  const whole = stop ? answer.text.slice(0, stop.at) : answer.text;
  const { calls = [] } = answer;
  // A call that does not fit is not made: half of one would be no JSON.
  const callTokens = calls.reduce((sum, call) => sum + countTokens(JSON.stringify(call)), 0);
  const left = Math.max(0, limit - thoughtsTokens);
  const isCallCut = callTokens > left;
  const { text, isCut } = whole === '' ? { text: '', isCut: false } : withinTokens(whole, left);
  const made = isCallCut || isCut ? [] : calls;
  const said = {
    text,
    thoughts: thought.text,
    calls: made,
    tokens: answer.tokens?.answer ?? tokensOf(text) + (made.length > 0 ? callTokens : 0),
    thoughtsTokens,
    promptTokens,
  };
  if (isCut || isCallCut || thought.isCut) return { ...said, ending: 'limit' };
  if (stop) return { ...said, ending: 'stop-sequence', stopSequence: stop.sequence };
  if (answer.stopSequence !== undefined) {
    return { ...said, ending: 'stop-sequence', stopSequence: answer.stopSequence };
  }
  return { ...said, ending: answer.isCut ? 'limit' : made.length > 0 ? 'calls' : 'complete' };
}

const nothing = { text: '', thoughts: '', calls: [], tokens: 0, thoughtsTokens: 0 };

function tokensOf(text: string): number {
  return text === '' ? 0 : countTokens(text);
}

function firstStop(text: string, sequences: readonly string[]): { at: number; sequence: string } | undefined {
  let first: { at: number; sequence: string } | undefined;
  for (const sequence of sequences) {
    const at = sequence === '' ? -1 : text.indexOf(sequence);
    if (at >= 0 && (!first || at < first.at)) first = { at, sequence };
  }
  return first;
}
