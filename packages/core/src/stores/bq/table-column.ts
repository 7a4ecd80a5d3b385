/** A column, or a field of a STRUCT. https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema */
export interface TableColumn {
  readonly name: string;
  /** By its old or its new name: `INTEGER` is `INT64`, `RECORD` is `STRUCT`. */
  readonly type: string;
  /** `NULLABLE`, `REQUIRED` or `REPEATED`. @default 'NULLABLE' */
  readonly mode?: string | undefined;
  readonly fields?: readonly TableColumn[] | undefined;
}
