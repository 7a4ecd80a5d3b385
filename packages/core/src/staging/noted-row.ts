/** A row with more in its `metadata` than a key. */
export interface NotedRow {
  /** Its place in the source, from 1. */
  readonly row: number;
  /** The field of its metadata. */
  readonly note: string;
}
