import type { JsonObject } from '../model/json.ts';
import type { SeededRandom } from '../model/seeded-random.ts';

/** What one row asks, whatever the family of its model. */
export interface Question {
  /** The model's own name, e.g. `gemini-2.5-flash`. */
  readonly model: string;
  /** The user's last turn; what is not text stands in brackets, e.g. `[image/png]`. */
  readonly text: string;
  /** All that was asked, as the row has it: a `GenerateContentRequest`, or the body of a Messages or chat completions call. */
  readonly request: JsonObject;
  /** Chance of this row's own: the same for the same seed and the same row, wherever it stands. */
  readonly random: SeededRandom;
}

/** What a model says. The model's family puts it into its response, and cuts it at the row's token limit and stop sequences. */
export interface TextAnswer {
  readonly text: string;
  /** The model broke off here, as at its token limit. */
  readonly isCut?: boolean;
  /**
   * The model says nothing, to the prompt or in place of its answer. `reason` is in Gemini's words, e.g. `SAFETY` or
   * `PROHIBITED_CONTENT`; other families have a word of their own.
   */
  readonly blocked?: { readonly reason: string; readonly of: 'prompt' | 'answer' };
}

/** Answers a row in words. @throws RowFailure when the row shall fail */
export type TextPredictor = (question: Question) => string | TextAnswer | Promise<string | TextAnswer>;
