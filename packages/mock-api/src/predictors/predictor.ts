import type { SeededRandom } from '../model/seeded-random.ts';

/** What one row asks, whatever the family of its model. */
export interface Question {
  /** The model's own name, e.g. `gemini-2.5-flash`. */
  readonly model: string;
  /** The user's last turn; what is not text stands in brackets, e.g. `[image/png]`. */
  readonly text: string;
  /** Chance of this row's own: the same for the same seed and the same row, wherever it stands. */
  readonly random: SeededRandom;
}

/** Answers a row in words. The model's family puts them into its response, and cuts them at the row's token limit. */
export type Predictor = (question: Question) => string | Promise<string>;
