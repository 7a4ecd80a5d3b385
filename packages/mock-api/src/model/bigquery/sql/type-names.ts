import { sqlTypes, type SqlType } from './syntax.ts';

/** Types by every name that queries have for them, in capitals. */
export const typeNames: Readonly<Record<string, SqlType>> = {
  ...Object.fromEntries(sqlTypes.map((type) => [type, type] as const)),
  INT: 'INT64',
  INTEGER: 'INT64',
  BIGINT: 'INT64',
  BOOLEAN: 'BOOL',
  DECIMAL: 'NUMERIC',
};
