import type { RowError } from './row-error.ts';
import type { Usage } from './usage.ts';

/** What is wrong with an answer, and where in it; the shape of a Standard Schema issue. https://standardschema.dev */
export interface Issue {
  readonly message: string;
  /** The way to the value at fault, e.g. `['candidates', 0, 'content']`. */
  readonly path?: readonly (string | number)[];
}

/**
 * How a row ended. Every row ends in exactly one of these:
 *
 * - `ok`: the model answered; `output` is the text (of Gemini's first candidate, without thoughts), the numbers of an
 *   embedding, or what an own model predicted, as it is.
 * - `blocked`: the prompt or the answer was withheld; `reason` is the service's word (`SAFETY`, `refusal` …).
 * - `truncated`: the answer met a token limit; `partial` is the text so far, absent when there is none.
 * - `invalid`: there is a response, but not a usable answer: `issues` say why, `text` is what text there is.
 * - `error`: the service failed the row; `error.retryable` says whether sending it again makes sense.
 * - `missing`: the row was sent and never came back. Only where the ids that were sent are known.
 *
 * `response` is the model's own answer, untouched.
 */
export type RowOutcome<Output = string, Response = unknown> =
  | {
      readonly status: 'ok';
      readonly key: string;
      readonly output: Output;
      readonly response: Response;
      readonly usage?: Usage;
    }
  | {
      readonly status: 'blocked';
      readonly key: string;
      readonly reason: string;
      readonly response: Response;
      readonly usage?: Usage;
    }
  | {
      readonly status: 'truncated';
      readonly key: string;
      readonly reason: string;
      readonly partial?: string;
      readonly response: Response;
      readonly usage?: Usage;
    }
  | {
      readonly status: 'invalid';
      readonly key: string;
      readonly issues: readonly Issue[];
      readonly text: string;
      readonly response: Response;
      readonly usage?: Usage;
    }
  | { readonly status: 'error'; readonly key: string; readonly error: RowError; readonly usage?: Usage }
  | { readonly status: 'missing'; readonly key: string; readonly because: 'absent' | 'cancelled' | 'expired' };

/** How a row can end. */
export type RowStatus = RowOutcome['status'];

/** A line of the output that is the end of no known row: never counted as one, never matched by its position. */
export interface Unmatched {
  readonly status: 'unmatched';
  /** The line as it stands in the file. */
  readonly line: string;
  /** Why it belongs to no row, e.g. `not a JSON object`. */
  readonly reason: string;
  /** The line's number in its file, from 1. */
  readonly lineNumber: number;
  /** The line's key, where it has one: another line of that key came before, or nobody expects it. */
  readonly key?: string;
  /** How many lines of the key there were so far, this one included; where keys are counted. */
  readonly count?: number;
  /** The model's answer, where the line has one. */
  readonly response?: unknown;
}
