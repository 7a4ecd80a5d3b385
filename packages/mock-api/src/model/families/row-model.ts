import type { RequestStyle, TextAnswer } from '../../predictors/predictor.ts';
import type { RowOfTexts, RowVectors } from '../../predictors/row-vectors.ts';
import type { JsonObject } from '../json.ts';

/** The texts of a row, and what it says of their vectors. */
export type TextsToEmbed = Pick<
  RowOfTexts,
  'texts' | 'title' | 'request' | 'dimensions' | 'askedDimensions' | 'taskType'
>;

export interface TextToAnswer {
  /** The user's last turn in words. */
  readonly text: string;
  /** As it stood. */
  readonly request: JsonObject;
  readonly style: RequestStyle;
  /** Which of several answers to the same request, from 0. @default 0 */
  readonly candidate?: number;
}

/** A job's model, as one of its rows can ask it. */
export interface RowModel {
  /** The model's own name, with its version if the job gave one: `claude-3-5-haiku@20241022`. */
  readonly id: string;
  say(question: TextToAnswer): Promise<TextAnswer>;
  embed(question: TextsToEmbed): Promise<RowVectors>;
  /** @returns What a container puts into its `predictions` for this instance: any JSON. */
  predict(question: { instance: unknown; parameters: unknown }): Promise<unknown>;
}
