import type { RowOutcome, Unmatched } from '../../rows/row-outcome.ts';

/** What a cell holds: nothing for undefined and null, JSON for objects. */
export type CsvCell = string | number | bigint | boolean | object | null | undefined;

/** The cell of a row. */
export type CsvColumn<Output = unknown> = (row: RowOutcome<Output> | Unmatched) => CsvCell;

/** Columns by their names, in order. */
export type CsvColumns<Output = unknown> = Readonly<Record<string, CsvColumn<Output>>>;

const usageOf = (row: RowOutcome<unknown> | Unmatched): Extract<RowOutcome, { status: 'ok' }>['usage'] =>
  'usage' in row ? row.usage : undefined;

/**
 * What `toCsv` writes where no columns are given:
 *
 * - `key`, `status`;
 * - `output`: of an `ok` row its output (as JSON where that is no text), of a `truncated` one the text so far, of an `invalid`
 *   one its text;
 * - `reason`: why it was blocked, cut off, failed (`RESOURCE_EXHAUSTED`), is missing (`expired`) or belongs to no row;
 * - `message`: of a failed row the service's words, of an `invalid` one its issues, of what belongs to no row the line;
 * - `prompt_tokens`, `output_tokens`, `thoughts_tokens`, `cached_tokens`, `total_tokens`.
 */
export const DEFAULT_COLUMNS: CsvColumns = {
  key: (row) => row.key,
  status: (row) => row.status,
  output: (row) => {
    if (row.status === 'ok') return row.output as CsvCell;
    if (row.status === 'truncated') return row.partial;
    return row.status === 'invalid' ? row.text : undefined;
  },
  reason: (row) => {
    if (row.status === 'error') return row.error.code;
    if (row.status === 'missing') return row.because;
    return 'reason' in row ? row.reason : undefined;
  },
  message: (row) => {
    if (row.status === 'error') return row.error.message;
    if (row.status === 'unmatched') return row.line;
    if (row.status !== 'invalid') return undefined;
    return row.issues.map(({ message, path = [] }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
  },
  prompt_tokens: (row) => usageOf(row)?.promptTokens,
  output_tokens: (row) => usageOf(row)?.outputTokens,
  thoughts_tokens: (row) => usageOf(row)?.thoughtsTokens,
  cached_tokens: (row) => usageOf(row)?.cachedTokens,
  total_tokens: (row) => usageOf(row)?.totalTokens,
};
