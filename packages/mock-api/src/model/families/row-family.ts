import type { JsonObject } from '../json.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { RowFailure } from './row-failure.ts';

/** What a row asks for, read out of its request. */
export interface RowRequest {
  /** The user's last turn, in words. */
  readonly text: string;
  /** Everything the model reads, in words; its tokens are counted. */
  readonly prompt: string;
  readonly maxOutputTokens: number | undefined;
}

export interface RowContext {
  /** The model's own name, with its version if the job gave one: `claude-3-5-haiku@20241022`. */
  readonly model: string;
  /** Chance of this row's own, after the predictor has drawn from it or not. */
  readonly random: SeededRandom;
  /** When the row was predicted, in milliseconds since 1970. */
  readonly timeMs: number;
}

/** The rows of one job, as the family of its model writes them. Every row is checked before the first is read. */
export interface JobRows {
  /** Looks at a row during the import. @throws ImportProblem when the whole job breaks on it */
  check(row: JsonObject): void;
  /** @throws RowFailure when the row asks for nothing that can be answered */
  read(row: JsonObject): RowRequest;
  /** The output line of a row that was answered with these words. */
  answered(row: JsonObject, request: RowRequest, words: string, context: RowContext): JsonObject;
  /** The output line of a row that failed. */
  failed(row: JsonObject, failure: RowFailure, context: RowContext): JsonObject;
}

/** How a job's echo of its rows looks: as after Vertex' import (keys sorted, nulls added, arrays lost), or as sent. */
export type EchoStyle = 'vertex' | 'exact';

/** Models whose rows look alike. */
export interface RowFamily {
  /** Top-level names that the service writes itself; a row that has one breaks the import. */
  readonly reservedNames: readonly string[];
  openJob(options: { echo: EchoStyle }): JobRows;
}
