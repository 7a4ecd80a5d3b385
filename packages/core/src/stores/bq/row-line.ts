import type { TableColumn } from './table-column.ts';

/** A row as `tabledata.list` gives it: every value a string. */
export interface TableRow {
  readonly f: readonly { readonly v: Cell }[];
}
type Cell = string | null | readonly { readonly v: Cell }[] | TableRow;
type TextOf = (cell: Cell) => string;

/** As JSON writes a number; `NaN` and `Infinity` it does not know. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What services read or write as JSON may be in columns of type STRING. */
const OF_JSON: ReadonlySet<string> = new Set(['request', 'body', 'response', 'prediction', 'predictions']);

/**
 * How the rows of a table become lines of JSON, each column a field at the top. JSON and numbers are taken over letter
 * by letter, so that none loses digits; columns that are NULL are left out.
 */
export function rowLines(columns: readonly TableColumn[]): (row: TableRow) => string {
  const fields = columns.map((column) => ({ name: `${JSON.stringify(column.name)}:`, textOf: textOfColumn(column) }));
  return ({ f }) => {
    let line = '';
    for (let index = 0; index < fields.length; index++) {
      const cell = f[index]?.v ?? null;
      if (cell === null) continue;
      const { name, textOf } = fields[index]!;
      line += (line === '' ? '' : ',') + name + textOf(cell);
    }
    return `{${line}}`;
  };
}

function textOfColumn({ name, type, mode, fields = [] }: TableColumn): TextOf {
  if (mode === 'REPEATED') {
    const textOf = textOfType(type, fields);
    return (cell) =>
      Array.isArray(cell) ? `[${cell.map(({ v }) => (v === null ? 'null' : textOf(v))).join()}]` : '[]';
  }
  if (type === 'STRING' && OF_JSON.has(name.toLowerCase())) return ofScalar(jsonOrString);
  return textOfType(type, fields);
}

function textOfType(type: string, fields: readonly TableColumn[]): TextOf {
  switch (type) {
    case 'JSON':
      return ofScalar(onOneLine);
    case 'INTEGER':
    case 'INT64':
    case 'FLOAT':
    case 'FLOAT64':
      return ofScalar((number) => (NUMBER.test(number) ? number : JSON.stringify(number)));
    case 'BOOLEAN':
    case 'BOOL':
      return ofScalar((boolean) => (boolean === 'true' ? 'true' : 'false'));
    case 'TIMESTAMP':
      return ofScalar((micros) => JSON.stringify(momentOf(micros)));
    case 'RECORD':
    case 'STRUCT': {
      const lineOf = rowLines(fields);
      return (cell) => lineOf(cell as TableRow);
    }
    default:
      return (cell) => JSON.stringify(cell);
  }
}

function ofScalar(textOf: (cell: string) => string): TextOf {
  return (cell) => (typeof cell === 'string' ? textOf(cell) : JSON.stringify(cell));
}

/** A line break within JSON is between its values, never in a string. */
function onOneLine(json: string): string {
  return json.includes('\n') || json.includes('\r') ? json.replaceAll(/[\r\n]+/g, ' ') : json;
}

function jsonOrString(text: string): string {
  if (!/^\s*[[{]/.test(text)) return JSON.stringify(text);
  try {
    JSON.parse(text);
    return onOneLine(text);
  } catch {
    return JSON.stringify(text);
  }
}

/** RFC 3339 with microseconds. @param micros Since 1970. */
function momentOf(micros: string): string {
  if (!/^-?\d+$/.test(micros)) return micros;
  const since1970 = BigInt(micros);
  const fraction = ((since1970 % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((since1970 - fraction) / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${fraction.toString().padStart(6, '0')}Z`;
}
