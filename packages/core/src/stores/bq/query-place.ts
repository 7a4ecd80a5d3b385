/** A query of BigQuery, whose answer is read row by row. */
export interface QueryPlace {
  /** A `SELECT` in GoogleSQL; each row of its answer is a row of lines, as in a table. What would write anything is refused. */
  readonly query: string;
  /** Where to run it, e.g. `us-central1` or `US`. @default where BigQuery finds the tables that it names */
  readonly location?: string | undefined;
}
