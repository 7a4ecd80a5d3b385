import type { TextAnswer } from '../../predictors/predictor.ts';
import { RowFailure } from '../families/row-failure.ts';
import type { GoogleStatus } from '../google-status.ts';

/** What befalls one row, in a job that goes on all the same. */
export interface RowFault {
  /**
   * - `missing`: its line is not in the output; `doubled`: it is there twice; `broken-line`: it breaks off in the middle, or
   *   is empty where it stands in the answer to a call.
   * - `wrong-key`: what stands beside its request is that of the row predicted before it, of an instance the instance
   *   itself; of the first row, that of the next.
   * - `blocked`: the model says nothing; `truncated`: it breaks off half-way, as at its token limit; `invalid-json`: it
   *   says something that is no JSON, and looks complete. Vectors and a container's predictions stay as they are, and the fault has not struck.
   * - `error`: the row fails.
   */
  readonly fault:
    | 'missing'
    | 'doubled'
    | 'wrong-key'
    | 'broken-line'
    | 'blocked'
    | 'truncated'
    | 'invalid-json'
    | 'error';
  /** Of an error. @default 'INTERNAL' */
  readonly status?: GoogleStatus;
  /** Of an error. */
  readonly message?: string;
}

/** A row that something may befall. */
export interface FaultyRow {
  /** Its place in the input, from 0. */
  readonly index: number;
  /** Its own id, if it has one. */
  readonly key: string | undefined;
}

/** A fault that befalls a row. It counts as struck unless it turns out to change nothing. */
export interface RowStrike {
  readonly fault: RowFault;
  /** Told when the row's line came out as it would have anyway. */
  readonly missed: () => void;
}

/** Decides what befalls a row; nothing, as a rule. Asked once for each row, in the order of the output. */
export type RowFaults = (row: FaultyRow) => RowStrike | undefined;

/** Whether a fault is about what the model says. */
export function isOfAnswer({ fault }: RowFault): boolean {
  return fault === 'blocked' || fault === 'truncated' || fault === 'invalid-json';
}

/** @throws RowFailure if the row is to fail */
export function throwError(fault: RowFault | undefined): void {
  if (fault?.fault !== 'error') return;
  const { status = 'INTERNAL', message = 'Internal error encountered.' } = fault;
  throw new RowFailure(status, message);
}

/** What a model says under a fault of its row. */
export function answerUnder(fault: RowFault | undefined, answer: TextAnswer): TextAnswer {
  switch (fault?.fault) {
    case 'blocked':
      return { text: '', blocked: { reason: 'SAFETY', of: 'prompt' } };
    case 'truncated':
      return { text: firstHalf(answer.text), isCut: true };
    case 'invalid-json': {
      const { response: _, ...spoken } = answer;
      return { ...spoken, text: `{"answer": ${firstHalf(answer.text)}` };
    }
    default:
      return answer;
  }
}

/** What is written of a line under a fault of its row. */
export function linesUnder(fault: RowFault | undefined, line: string): string[] {
  switch (fault?.fault) {
    case 'missing':
      return [];
    case 'doubled':
      return [line, line];
    case 'broken-line':
      return [firstHalf(line)];
    default:
      return [line];
  }
}

/** No character is cut in two. */
function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2)).replace(/[\uD800-\uDBFF]$/, '');
}
