import type { RequestStyle, TextAnswer } from '../../predictors/predictor.ts';
import type { JsonObject } from '../json.ts';

export interface TextToEmbed {
  readonly text: string;
  /** As it stood. */
  readonly request: JsonObject;
  readonly dimensions: number;
  /** e.g. `RETRIEVAL_QUERY` */
  readonly taskType?: string | undefined;
}

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
  embed(question: TextToEmbed): Promise<readonly number[]>;
  /** @returns What a container puts into its `predictions` for this instance: any JSON. */
  predict(question: { instance: unknown; parameters: unknown }): Promise<unknown>;
}
