import { isJsonObject, type JsonObject } from '../../json.ts';
import { ImportProblem } from '../import-problem.ts';
import { RESERVED_PREFIX } from '../../bigquery/schema/reserved-prefix.ts';

const MAX_COLUMNS = 10_000;
const MAX_NESTING = 15;
const MAX_NAME_CHARACTERS = 300;
/** Characters that no column name may have; `$schema` and `$defs` fail on it. */
const FORBIDDEN_IN_NAMES = /[!"$()*,./;?@[\]^`{}~\\]/;

/** What the import makes of one key: a scalar, a struct with fields, or a list; nothing yet if only null was seen. */
export interface Column {
  kind?: 'scalar' | 'struct' | 'list';
  readonly fields: Map<string, Column>;
  /** What the elements of a list are. */
  element?: Column;
}

const newColumn = (): Column => ({ fields: new Map() });

/**
 * The one table that a job's lines must all fit, as the service imports them through one: each key has one type
 * over all lines, no object is empty, and nesting is limited.
 */
export class ImportSchema {
  readonly root: Column = newColumn();
  readonly #isStrict: boolean;
  #columns = 0;

  /** @param isStrict Whether a row that does not fit is a problem; if not, the table only learns what the rows have. */
  constructor({ isStrict = true }: { isStrict?: boolean } = {}) {
    this.#isStrict = isStrict;
  }

  /** @throws ImportProblem when the row fits no table that the rows before it fit. */
  add(row: JsonObject): void {
    this.#struct(this.root, row, '', 0);
  }

  #value(column: Column, value: unknown, path: string, depth: number): void {
    if (value === null) return;
    if (Array.isArray(value)) {
      this.#become(column, 'list', path);
      column.element ??= newColumn();
      for (const item of value) {
        if (Array.isArray(item)) this.#refuse(`Field ${path} is an array of arrays, which is not supported`);
        this.#value(column.element, item, path, depth);
      }
    } else if (isJsonObject(value)) {
      this.#struct(column, value, path, depth);
    } else {
      this.#become(column, 'scalar', path);
    }
  }

  #struct(column: Column, value: JsonObject, path: string, depth: number): void {
    this.#become(column, 'struct', path);
    const entries = Object.entries(value);
    if (entries.length === 0) this.#refuse(`Unsupported empty struct type for field '${path}'`);
    if (depth > MAX_NESTING) this.#refuse(`Field ${path} is nested more than ${MAX_NESTING} levels deep`);
    this.#refuseTwins(entries, path);
    for (const [key, child] of entries) {
      const childPath = path === '' ? key : `${path}.${key}`;
      let field = column.fields.get(key);
      if (!field) {
        this.#addColumn(key, childPath);
        field = newColumn();
        column.fields.set(key, field);
      }
      this.#value(field, child, childPath, depth + 1);
    }
  }

  #addColumn(key: string, path: string): void {
    if (key === '' || FORBIDDEN_IN_NAMES.test(key)) this.#refuse(`Invalid field name "${key}" at '${path}'`);
    if (RESERVED_PREFIX.test(key)) this.#refuse(`Field name "${key}" has a prefix that is reserved, at '${path}'`);
    if (key.length > MAX_NAME_CHARACTERS) {
      this.#refuse(`A field name is longer than ${MAX_NAME_CHARACTERS} characters: "${key.slice(0, 40)}…"`);
    }
    this.#columns += 1;
    if (this.#columns > MAX_COLUMNS) {
      this.#refuse(`Too many fields: the rows have more than ${MAX_COLUMNS} different ones`);
    }
  }

  /** Names of columns are the same in any case. */
  #refuseTwins(entries: readonly [string, unknown][], path: string): void {
    const lower = new Set(entries.map(([key]) => key.toLowerCase()));
    if (lower.size === entries.length) return;
    this.#refuse(`Duplicate field names that differ in case alone${path === '' ? '' : ` in '${path}'`}`);
  }

  #become(column: Column, kind: NonNullable<Column['kind']>, path: string): void {
    column.kind ??= kind;
    if (column.kind !== kind) {
      this.#refuse(`Field ${path} has more than one type: it is a ${column.kind} in one row and a ${kind} in another`);
    }
  }

  #refuse(what: string): void {
    if (this.#isStrict) throw new ImportProblem(what);
  }
}
