import type { JsonObject } from '../json.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { InstanceFormat, InstanceConfig } from './instance-config.ts';
import type { OutputLayout } from './output-layout.ts';
import type { TableLayout } from './table-layout.ts';
import type { RowFailure } from './row-failure.ts';
import type { RowModel } from './row-model.ts';

/** What a row asks of a model that answers in words, read out of its request. */
export interface RowRequest {
  /** The user's last turn, in words. */
  readonly text: string;
  /** Everything the model reads, in words; its tokens are counted. */
  readonly prompt: string;
  readonly maxOutputTokens: number | undefined;
  /** How many answers are asked for. @default 1 */
  readonly candidateCount?: number;
  /** Whether what the model thought is to be shown, not only counted. @default false */
  readonly includesThoughts?: boolean;
  /** The answer ends before the first of these. */
  readonly stopSequences: readonly string[];
}

/** What a response says beside the answer. */
export interface RowFacts {
  /** The model's own name, with its version if the job gave one: `claude-3-5-haiku@20241022`. */
  readonly model: string;
  /** Chance of this row's own, whether a predictor drew from its own or not. */
  readonly random: SeededRandom;
  /** When the row was predicted, in milliseconds since 1970. */
  readonly timeMs: number;
}

export interface RowContext extends RowFacts {
  /** Who answers. */
  readonly ask: RowModel;
}

/** The rows of one job, as the family of its model writes them. Every row is checked before the first is answered. */
export interface JobRows {
  /** Looks at a row during the import. @throws ImportProblem when the whole job breaks on it */
  check(row: JsonObject): void;
  /** Has the row predicted. @returns Its output line. @throws RowFailure when it asks for nothing that can be answered */
  answer(row: JsonObject, context: RowContext): Promise<JsonObject>;
  /** The output line of a row that failed. */
  failed(row: JsonObject, failure: RowFailure, context: RowFacts): JsonObject;
  /** A row's own id. @default `genai_batch_key`, `custom_id`, `key` or `id`, whichever is there first */
  idOf?(row: JsonObject): string | undefined;
  /** A row's output line as if it were another's. @default what stands beside the payload is the other's */
  underIdOf?(line: JsonObject, other: JsonObject): JsonObject;
}

/** How a job's echo of its rows looks: as after Vertex' import (keys sorted, nulls added, arrays lost), or as sent. */
export type EchoStyle = 'vertex' | 'exact';

/** What a family has to know of a job. */
export interface RowOptions {
  readonly echo: EchoStyle;
  /** Whether the import breaks on rows that do not fit one table; for Gemini rows. @default true */
  readonly strictImport?: boolean;
  /** Who publishes the model, e.g. `meta`; nobody does a model of one's own. */
  readonly publisher?: string | undefined;
  /** How rows become instances; for models of one's own. */
  readonly instances?: InstanceConfig | undefined;
  /** The job's `modelParameters`; for models of one's own. */
  readonly parameters?: unknown;
}

/** Models whose rows look alike. */
export interface RowFamily {
  /** The field of a row that says what is asked; what stands beside it is the caller's. An input where no row has it is not imported. */
  readonly payload: string;
  /** Top-level names that the service writes itself; a row that has one breaks the import. */
  readonly reservedNames: readonly string[];
  /** Formats of the input, in Google's words. */
  readonly instancesFormats: readonly InstanceFormat[];
  readonly layout: OutputLayout;
  /** How its rows stand in BigQuery; none if jobs neither read from there nor write there. */
  readonly table?: TableLayout;
  openJob(options: RowOptions): JobRows;
}
