/** What no name of a column has. https://cloud.google.com/bigquery/docs/schemas#column_names (August 2026) */
const FORBIDDEN = /[!"$()*,./;?@[\\\]^`{}~]/;
const RESERVED_PREFIX =
  /^(_table_|_file_|_partition|_row_timestamp|__root__|_colidentifier|_change_(?:sequence_number|type|timestamp))/i;
const MAX_CHARACTERS = 300;

/** Of a longer name, this much is shown. */
const SHOWN = 40;

/** Why a field cannot become a column, and what to do; nothing where it can. */
export function columnNameProblem(name: string): { readonly problem: string; readonly advice: string } | undefined {
  if (name.length > MAX_CHARACTERS) {
    return {
      problem: `the name of a field has ${name.length} characters, and may have ${MAX_CHARACTERS}: the lines are imported as a table`,
      advice: 'Give it a shorter name, or write what it is in as a string of JSON.',
    };
  }
  const prefix = RESERVED_PREFIX.exec(name)?.[0];
  if (prefix !== undefined) {
    return {
      problem: `${JSON.stringify(name)} begins with ${prefix}, which BigQuery keeps for itself: the lines are imported as a table`,
      advice: 'Rename it.',
    };
  }
  if (name !== '' && !FORBIDDEN.test(name)) return undefined;
  return {
    problem: `${JSON.stringify(name)} cannot be the name of a field: the lines are imported as a table`,
    advice: /^\$(schema|defs|ref|id|anchor)$/.test(name)
      ? 'Write the schema without it, with what it refers to in its place; $schema can be left out.'
      : 'Rename it.',
  };
}

/** The name, or the beginning of a long one. */
export function shownName(name: string): string {
  return name.length > MAX_CHARACTERS ? `${name.slice(0, SHOWN)}…` : name;
}
