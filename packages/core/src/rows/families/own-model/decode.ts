import type { RowOutcome } from '../../row-outcome.ts';

/** What an own model answers is its container's affair: the `prediction` of a line, as it is. */
export function readOwnModel(key: string, prediction: unknown): RowOutcome<unknown> {
  return { status: 'ok', key, output: prediction, response: prediction };
}
