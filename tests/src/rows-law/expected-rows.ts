import type { Case, CaseRow, RowFate } from './any-case.ts';
import { predictionFor, vectorFor, wordsFor } from './asked-models.ts';
import type { Route } from './routes.ts';

/** How a row has to end, in few words. */
export type Ending =
  | { readonly status: 'ok'; readonly key: string; readonly output: unknown }
  | { readonly status: 'blocked'; readonly key: string }
  | { readonly status: 'truncated'; readonly key: string; readonly partial: string }
  | { readonly status: 'invalid'; readonly key: string; readonly text: string }
  | { readonly status: 'error'; readonly key: string; readonly code: string; readonly retryable: boolean }
  | { readonly status: 'missing'; readonly key: string; readonly because: 'absent' }
  | { readonly status: 'unmatched'; readonly key?: string; readonly count?: number };

/** What reading the results of a job has to tell, in that order. @param order Places of rows, as their model was asked. */
export function expectedRows(route: Route, { rows, isTyped }: Case, order: readonly number[]): Ending[] {
  const lines = linesOf(route, rows, order);
  const counts = new Map<string, number>();
  const told = lines.map(({ key, row, isBroken }): Ending => {
    if (isBroken) return { status: 'unmatched' };
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? endingOf(route, key, row, isTyped) : { status: 'unmatched', key, count };
  });
  const missing = rows.filter(({ key }) => !counts.has(key));
  return [...told, ...missing.map(({ key }): Ending => ({ status: 'missing', key, because: 'absent' }))];
}

interface Line {
  readonly key: string;
  readonly row: CaseRow;
  readonly isBroken: boolean;
}

/** The lines that the cloud writes, in order: rows that failed come last where they are kept apart. */
function linesOf({ failsApart = false }: Route, rows: readonly CaseRow[], order: readonly number[]): Line[] {
  const lines = order.flatMap((place, at): Line[] => {
    const row = rows[place]!;
    const before = rows[order[at - 1] ?? order[at + 1] ?? place]!;
    const line = { key: row.fate === 'wrong-key' ? before.key : row.key, row, isBroken: row.fate === 'broken-line' };
    return row.fate === 'missing' ? [] : row.fate === 'doubled' ? [line, line] : [line];
  });
  if (!failsApart) return lines;
  return [...lines.filter(({ row }) => !hasFailed(row.fate)), ...lines.filter(({ row }) => hasFailed(row.fate))];
}

export const hasFailed = (fate: RowFate): boolean => fate === 'error' || fate === 'refused';

function endingOf({ answers }: Route, key: string, { asked, fate }: CaseRow, isTyped: boolean): Ending {
  if (fate === 'error') return { status: 'error', key, code: 'DEADLINE_EXCEEDED', retryable: true };
  if (fate === 'refused') return { status: 'error', key, code: 'RESOURCE_EXHAUSTED', retryable: true };
  // Vectors and predictions are no words: what befalls words does not befall them.
  if (answers === 'vectors') return { status: 'ok', key, output: vectorFor(asked) };
  if (answers === 'predictions') return { status: 'ok', key, output: predictionFor(asked) };
  const words = wordsFor(asked);
  const half = words.slice(0, Math.floor(words.length / 2));
  const noJson = `{"answer": ${half}`;
  switch (fate) {
    case 'blocked':
      return { status: 'blocked', key };
    case 'truncated':
      return { status: 'truncated', key, partial: half };
    case 'invalid-json':
      return isTyped ? { status: 'invalid', key, text: noJson } : { status: 'ok', key, output: noJson };
    default:
      return { status: 'ok', key, output: isTyped ? (JSON.parse(words) as unknown) : words };
  }
}
