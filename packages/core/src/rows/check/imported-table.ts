import { isJsonObject, type JsonObject } from '../json-object.ts';
import type { JsonPath } from '../json-path.ts';
import type { LineProblem, ProblemKind, Report } from '../line-problem.ts';
import { columnNameProblem, shownName } from './column-name.ts';
import { adviceForEmptyObject } from './empty-object-advice.ts';

/** https://cloud.google.com/bigquery/quotas#standard_tables (August 2026) */
const MAX_DEPTH = 15;
const MAX_COLUMNS = 10_000;

type Kind = 'object' | 'list' | 'string' | 'number' | 'boolean';

/** What stands at one place in all lines so far. */
interface Column {
  kind: Kind | undefined;
  readonly fields: Map<string, Column>;
  /** The first spelling of each name, by the name in lower case. */
  names: Map<string, string> | undefined;
  /** Whether there are names that differ in case alone: lines that have both are to be looked for. */
  hasTwins: boolean;
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
      this.#path.push(shownName(name));
      if (field === undefined) {
        // Asked once for a name: the other lines have it too.
        const unfit = columnNameProblem(name);
        if (unfit !== undefined) this.#say('field-name', unfit.problem, unfit.advice);
        field = this.#newField(column, name, value);
      }
      if (member !== null) this.#addValue(member, field, depth);
      this.#path.pop();
    }
    if (column.hasTwins) this.#addTwins(value);
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

  #newField(column: Column, name: string, line: JsonObject): Column {
    const field = newColumn();
    this.#columns += 1;
    // Beyond, names are no longer kept: memory is bounded.
    if (this.#columns <= MAX_COLUMNS) {
      column.fields.set(name, field);
      this.#nameColumn(column, name, line);
    } else if (this.#columns === MAX_COLUMNS + 1) {
      const problem = `the lines have more than ${MAX_COLUMNS} different fields`;
      this.#say('too-many-fields', problem, 'Write what has names of its own in every line as a string.');
    }
    return field;
  }

  /** Two names that differ in case alone are one column. https://cloud.google.com/bigquery/docs/schemas#column_names */
  #nameColumn(column: Column, name: string, line: JsonObject): void {
    const lower = name.toLowerCase();
    const names = (column.names ??= new Map());
    const first = names.get(lower);
    if (first === undefined) {
      names.set(lower, name);
      return;
    }
    column.hasTwins = true;
    if (Object.hasOwn(line, first)) return; // Told with the line, which has both.
    const problem = `is one column with ${shown(first)} of a line before: case makes no difference`;
    this.#say('field-name', problem, 'Spell the field alike in all lines of the job.', 'warning');
  }

  #addTwins(line: JsonObject): void {
    const seen = new Map<string, string>();
    for (const name in line) {
      const lower = name.toLowerCase();
      const first = seen.get(lower);
      if (first === undefined) {
        seen.set(lower, name);
        continue;
      }
      this.#path.push(shownName(name));
      const problem = `is one column with ${shown(first)} beside it: case makes no difference`;
      this.#say('field-name', problem, 'Keep one of the two, or rename it.');
      this.#path.pop();
    }
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
  return { kind: undefined, fields: new Map(), names: undefined, hasTwins: false, item: undefined };
}

function kindOf(value: unknown): Kind {
  if (typeof value === 'object') return Array.isArray(value) ? 'list' : 'object';
  return typeof value as Kind;
}

function shown(name: string): string {
  return JSON.stringify(shownName(name));
}

function named(kind: Kind): string {
  return `${kind === 'object' ? 'an' : 'a'} ${kind}`;
}
