import type { TableColumn } from '../../stores/bq/table-column.ts';
import type { LineProblem } from '../line-problem.ts';
import type { RowRoute } from '../row-route.ts';
import type { ModelFamily } from '../model-family.ts';
import type { SourceTable } from './check-source.ts';

/** What is wrong with a table as a whole. */
export interface ColumnCheck {
  readonly problems: readonly LineProblem[];
  /** Whether a row's problem is one of its column, of which is told once, or none in a table. */
  covers(problem: LineProblem): boolean;
}

/** The column that a row's request is in; of the other families it is not documented. */
const PAYLOAD: Partial<Readonly<Record<ModelFamily, string>>> = {
  gemini: 'request',
  claude: 'request',
  'open-model': 'body',
};

/** Names of the columns that the service adds. */
const RESERVED: ReadonlySet<string> = new Set(['response', 'status']);

/** Types that columns must not have beside the request. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['RECORD', 'STRUCT', 'RANGE', 'DATETIME', 'GEOGRAPHY']);

/**
 * Looks at the columns of a table, and where it is.
 *
 * @param location Where the job is to run; a global job takes any table.
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/batch-prediction-from-bigquery
 */
export function checkColumns(
  { columns, location }: SourceTable,
  { family }: RowRoute,
  jobLocation: string | undefined,
): ColumnCheck {
  const problems: LineProblem[] = [];
  const payload = PAYLOAD[family];
  if (payload !== undefined) {
    problems.push(...payloadProblems(columns, payload), ...otherProblems(columns, payload, family));
  }
  const elsewhere = placeProblem(location, jobLocation);
  if (elsewhere) problems.push(elsewhere);
  const lacksPayload = !columns.some(({ name }) => name === payload);
  return {
    problems,
    covers({ kind, path, severity }) {
      if (path.length !== 1) return false;
      if (kind === 'missing-field') return lacksPayload && path[0] === payload;
      return kind === 'reserved-name' || kind === 'unknown-field' || (kind === 'wrong-type' && severity === 'warning');
    },
  };
}

function payloadProblems(columns: readonly TableColumn[], payload: string): LineProblem[] {
  const column = columns.find(({ name }) => name === payload);
  const at = { path: [payload], severity: 'error', consequence: 'import fails' } as const;
  const advice = `Make a column ${payload} of type JSON or STRING, with a request in each row.`;
  if (column === undefined) {
    const other = columns.find(({ name }) => name.toLowerCase() === payload);
    const seen = other === undefined ? '' : `, but ${JSON.stringify(other.name)}`;
    return [{ ...at, kind: 'missing-field', problem: `the table has no column ${payload}${seen}`, advice }];
  }
  if (column.mode !== 'REPEATED' && (column.type === 'JSON' || column.type === 'STRING')) return [];
  const problem = `the column is of type ${typeOf(column)}, where JSON or STRING is expected`;
  return [{ ...at, kind: 'column-type', problem, advice }];
}

function otherProblems(columns: readonly TableColumn[], payload: string, family: ModelFamily): LineProblem[] {
  const problems: LineProblem[] = [];
  for (const column of columns) {
    const path = [column.name];
    if (RESERVED.has(column.name.toLowerCase())) {
      const problem = `${column.name} is the name of a column that the service writes`;
      const as = { severity: 'error', consequence: 'import fails' } as const;
      problems.push({ ...as, kind: 'reserved-name', path, problem, advice: 'Rename the column.' });
    } else if (column.name !== payload && (column.mode === 'REPEATED' || UNSUPPORTED.has(column.type))) {
      problems.push({
        kind: 'column-type',
        path,
        problem: `a column of type ${typeOf(column)} cannot be copied to the output`,
        advice: 'Copy the table without it, or with it as STRING or JSON.',
        // Of other models the documentation does not say it.
        severity: family === 'gemini' ? 'error' : 'warning',
        consequence: 'import fails',
      });
    }
  }
  return problems;
}

function placeProblem(location: string | undefined, jobLocation: string | undefined): LineProblem | undefined {
  if (location === undefined || jobLocation === undefined || jobLocation === 'global') return undefined;
  if (location.toLowerCase() === jobLocation.toLowerCase()) return undefined;
  const isMulti = /^(us|eu)$/i.test(location);
  return {
    kind: 'other-region',
    path: [],
    problem: `the dataset is in ${location}${isMulti ? ', which is a multi-region' : ''}, and the job runs in ${jobLocation}`,
    advice: isMulti
      ? `Copy the table to a dataset in the single region ${jobLocation}.`
      : `Create the job in ${location}, or copy the table to a dataset in ${jobLocation}.`,
    severity: 'error',
    consequence: 'import fails',
  };
}

function typeOf({ type, mode }: TableColumn): string {
  return mode === 'REPEATED' ? `ARRAY<${type}>` : type;
}
