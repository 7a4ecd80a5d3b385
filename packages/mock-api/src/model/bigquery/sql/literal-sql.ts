import { canonicalDecimal, numeric } from '../values/decimal.ts';
import { canonicalFloat } from '../values/float.ts';
import { canonicalJson } from '../values/json-text.ts';
import { canonicalDate, canonicalDatetime, canonicalTime, timestampMicros } from '../values/times.ts';
import { queryError, type Place } from './sql-error.ts';
import type { SqlType } from './syntax.ts';
import { sqlText, type TypedSql } from './typed-sql.ts';

const LARGEST = 2n ** 63n - 1n;

/** A value of a type, given as a text. @throws BigQueryError for a text that is none of that type */
export function literalSql(type: SqlType, text: string, place: Place): TypedSql {
  const sql = literal(type, text);
  if (sql === undefined) throw queryError(`Invalid ${type} literal ${JSON.stringify(text)}`, place);
  return { sql, type, columns: [], ...(type === 'STRING' && { literal: text }) };
}

function literal(type: SqlType, text: string): string | undefined {
  switch (type) {
    case 'STRING':
      return sqlText(text);
    case 'INT64': {
      const value = /^[+-]?\d+$/.test(text) ? BigInt(text) : undefined;
      const fits = value !== undefined && value <= LARGEST && value >= -LARGEST - 1n;
      return fits ? `CAST('${value}' AS BIGINT)` : undefined;
    }
    case 'FLOAT64':
      return wrapped(canonicalFloat(text), 'DOUBLE');
    case 'NUMERIC':
      return wrapped(canonicalDecimal(text, numeric), 'DECIMAL(38, 9)');
    case 'BOOL':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() : undefined;
    case 'DATE':
      return wrapped(canonicalDate(text), 'DATE');
    case 'TIME':
      return wrapped(canonicalTime(text), 'TIME');
    case 'DATETIME':
      return wrapped(canonicalDatetime(text), 'TIMESTAMP');
    case 'TIMESTAMP': {
      const micros = timestampMicros(text);
      return micros === undefined ? undefined : `make_timestamp(CAST('${micros}' AS BIGINT))`;
    }
    case 'JSON':
      return jsonLiteral(text);
    case 'BYTES':
      return `from_base64(${sqlText(text)})`;
    default:
      return type satisfies never;
  }
}

function wrapped(text: string | undefined, type: string): string | undefined {
  return text === undefined ? undefined : `CAST('${text}' AS ${type})`;
}

function jsonLiteral(text: string): string | undefined {
  try {
    return sqlText(canonicalJson(text));
  } catch {
    return undefined;
  }
}
