import { isJsonObject, type JsonObject } from '../json-object.ts';
import type { JsonPath } from '../json-path.ts';
import type { LineProblem, ProblemKind, Report } from '../line-problem.ts';
import { adviceForEmptyObject } from './empty-object-advice.ts';

/** https://cloud.google.com/bigquery/quotas#standard_tables (August 2026) */
const MAX_DEPTH = 15;
const MAX_COLUMNS = 10_000;

/** Signs that no name of a column has. https://cloud.google.com/bigquery/docs/schemas#column_names (August 2026) */
const FORBIDDEN_IN_NAME = /[!"$()*,./;?@[\\\]^`{}~]/;

type Kind = 'object' | 'list' | 'string' | 'number' | 'boolean';

/** What stands at one place in all lines so far. */
interface Column {
  kind: Kind | undefined;
  readonly fields: Map<string, Column>;
  item: Column | undefined;
}

/**
 * The table as which Vertex AI imports the lines of a file: a column for each field, with one type in every line. What
 * does not fit it fails the whole job, and only after it was queued.
 *
 * @see https://github.com/googleapis/python-genai/issues/2123
 * @see https://github.com/googleapis/python-aiplatform/issues/4110
 */
export class ImportedTable {
  readonly #root: Column = newColumn();
  readonly #severity: LineProblem['severity'];
  readonly #path: (string | number)[] = [];
  #columns = 0;
  #report: Report = () => {};

  /** @param severity `error` for Gemini; of other models it is not known that they are imported so. */
  constructor(severity: LineProblem['severity']) {
    this.#severity = severity;
  }

  /** Reports where the line does not fit with itself, or with those before it. */
  add(line: JsonObject, report: Report): void {
    this.#report = report;
    this.#path.length = 0;
    this.#addFields(line, this.#root, 0);
  }

  #addFields(value: JsonObject, column: Column, depth: number): void {
    if (depth > MAX_DEPTH) {
      this.#say(
        'too-deep',
        `is an object nested more than ${MAX_DEPTH} deep`,
        'Make it flatter, or write it as a string.',
      );
      return;
    }
    let isEmpty = true;
    for (const name in value) {
      isEmpty = false;
      const member = value[name];
      let field = column.fields.get(name);
      this.#path.push(name);
      if (field === undefined) {
        // Asked once for a name: the other lines have it too.
        if (name === '' || FORBIDDEN_IN_NAME.test(name)) this.#sayName(name);
        field = this.#newField(column, name);
      }
      if (member !== null) this.#addValue(member, field, depth);
      this.#path.pop();
    }
    if (isEmpty && depth > 0) {
      this.#say('empty-object', 'is an empty object', adviceForEmptyObject(this.#path));
    }
  }

  #addValue(value: unknown, column: Column, depth: number): void {
    const kind = kindOf(value);
    if (column.kind === undefined) column.kind = kind;
    else if (column.kind !== kind) {
      this.#sayConflict(column.kind, kind);
      return;
    }
    if (isJsonObject(value)) this.#addFields(value, column, depth + 1);
    else if (Array.isArray(value)) this.#addItems(value, (column.item ??= newColumn()), depth);
  }

  #addItems(list: readonly unknown[], column: Column, depth: number): void {
    for (let index = 0; index < list.length; index++) {
      const item = list[index];
      if (item === null || item === undefined) continue;
      this.#path.push(index);
      if (Array.isArray(item)) this.#say('list-in-list', 'is a list within a list', 'Put an object between them.');
      else this.#addValue(item, column, depth);
      this.#path.pop();
    }
  }

  #newField(column: Column, name: string): Column {
    const field = newColumn();
    this.#columns += 1;
    // Beyond, names are no longer kept: memory is bounded.
    if (this.#columns <= MAX_COLUMNS) column.fields.set(name, field);
    else if (this.#columns === MAX_COLUMNS + 1) {
      const problem = `the lines have more than ${MAX_COLUMNS} different fields`;
      this.#say('too-many-fields', problem, 'Write what has names of its own in every line as a string.');
    }
    return field;
  }

  #sayName(name: string): void {
    const advice = /^\$(schema|defs|ref|id|anchor)$/.test(name)
      ? 'Write the schema without it, with what it refers to in its place; $schema can be left out.'
      : 'Rename it.';
    this.#say(
      'field-name',
      `${JSON.stringify(name)} cannot be the name of a field: the lines are imported as a table`,
      advice,
    );
  }

  #sayConflict(before: Kind, now: Kind): void {
    const isScalar = (kind: Kind): boolean => kind !== 'object' && kind !== 'list';
    const severity = isScalar(before) && isScalar(now) ? 'warning' : this.#severity;
    const problem = `is ${named(now)}, and ${named(before)} in a line or an item before`;
    this.#say('type-conflict', problem, 'Give the field one type in all lines of the job.', severity);
  }

  #say(kind: ProblemKind, problem: string, advice: string, severity: LineProblem['severity'] = this.#severity): void {
    const path: JsonPath = [...this.#path];
    this.#report({ kind, path, problem, advice, severity, consequence: 'import fails' });
  }
}

function newColumn(): Column {
  return { kind: undefined, fields: new Map(), item: undefined };
}

function kindOf(value: unknown): Kind {
  if (typeof value === 'object') return Array.isArray(value) ? 'list' : 'object';
  return typeof value as Kind;
}

function named(kind: Kind): string {
  return `${kind === 'object' ? 'an' : 'a'} ${kind}`;
}
