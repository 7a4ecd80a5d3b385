import type { JsonObject } from '../model/json.ts';
import type { SeededRandom } from '../model/seeded-random.ts';

/** How a request is written: as Gemini's, as Anthropic's Messages call, or as a chat completions call. */
export type RequestStyle = 'gemini' | 'messages' | 'chat';

/** What one row asks, whatever the family of its model. */
export interface Question {
  /** The model's own name, e.g. `gemini-2.5-flash`. */
  readonly model: string;
  /** The user's last turn; what is not text stands in brackets, e.g. `[image/png]`. */
  readonly text: string;
  /** All that was asked, as the row has it: a `GenerateContentRequest`, or the body of a Messages or chat completions call. */
  readonly request: JsonObject;
  /** How `request` is written; undefined for the instance of a model of one's own. */
  readonly style?: RequestStyle | undefined;
  /** Which of several answers to the same request is asked for, from 0. @default 0 */
  readonly candidate?: number | undefined;
  /** The row's own id, if it has one. */
  readonly key?: string | undefined;
  /** Chance of this row's own: the same for the same seed and the same row, wherever it stands. */
  readonly random: SeededRandom;
  /** Aborted when the answer is not wanted any more: the job was cancelled, or the cloud is closing. */
  readonly signal?: AbortSignal | undefined;
}

/** A tool that the model wants to be called. */
export interface ToolCall {
  readonly name: string;
  readonly input: JsonObject;
}

/** What a model says. The model's family puts it into its response, and cuts it at the row's token limit and stop sequences. */
export interface TextAnswer {
  readonly text: string;
  /** What it thought before; shown where the request asks for it, and counted. */
  readonly thoughts?: string;
  readonly calls?: readonly ToolCall[];
  /** The model broke off here, as at its token limit. */
  readonly isCut?: boolean;
  /** The stop sequence that the text ended before; it is not in the text. */
  readonly stopSequence?: string;
  /**
   * The model says nothing, to the prompt or in place of its answer. `reason` is in Gemini's words, e.g. `SAFETY` or
   * `PROHIBITED_CONTENT`; other families have a word of their own.
   */
  readonly blocked?: { readonly reason: string; readonly of: 'prompt' | 'answer' };
  /** As the model itself counted them; the answer is then not cut at the token limit again. @default four characters a token */
  readonly tokens?: { readonly prompt: number; readonly answer: number; readonly thoughts?: number };
  /** The whole response, written as the model's family does; all else is then passed over. */
  readonly response?: JsonObject;
}

/** Answers a row in words. @throws RowFailure when the row shall fail */
export type TextPredictor = (question: Question) => string | TextAnswer | Promise<string | TextAnswer>;
