/**
 * How no column's name may begin.
 *
 * @see https://cloud.google.com/bigquery/docs/schemas#column_names
 */
export const RESERVED_PREFIX: RegExp =
  /^(_table_|_file_|_partition|_row_timestamp|__root__|_colidentifier|_change_(?:sequence_number|type|timestamp))/i;
