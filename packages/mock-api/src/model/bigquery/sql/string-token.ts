import { syntaxError, type Place } from './sql-error.ts';

const opening = /(r?)('''|"""|'|")/iy;
const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
};

/**
 * A string literal that begins here, in single, double or triple quotation marks, raw or not.
 *
 * @returns undefined when none does
 * @throws BigQueryError for one that never ends, or has an escape that there is not
 * @see https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#string_and_bytes_literals
 */
export function stringToken(sql: string, at: number, place: Place): { value: string; length: number } | undefined {
  opening.lastIndex = at;
  const [begin, raw, quote = ''] = opening.exec(sql) ?? [];
  if (begin === undefined) return undefined;
  let value = '';
  for (let next = at + begin.length; next < sql.length;) {
    if (sql.startsWith(quote, next)) return { value, length: next + quote.length - at };
    const character = sql[next]!;
    if (character === '\n' && quote.length === 1) break;
    if (character !== '\\') {
      value += character;
      next += 1;
    } else if (raw) {
      value += sql.slice(next, next + 2);
      next += 2;
    } else {
      const { text, length } = escaped(sql, next, place);
      value += text;
      next += length;
    }
  }
  throw syntaxError('Unclosed string literal', place);
}

function escaped(sql: string, at: number, place: Place): { text: string; length: number } {
  const letter = sql[at + 1] ?? '';
  const simple = escapes[letter];
  if (simple !== undefined) return { text: simple, length: 2 };
  const [whole, hex2, hex4, hex8, octal] =
    /^\\(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2}))/.exec(sql.slice(at, at + 10)) ??
    [];
  if (whole === undefined) throw syntaxError(`Illegal escape sequence: \\${letter}`, place);
  const code = octal === undefined ? Number.parseInt(hex2 ?? hex4 ?? hex8 ?? '', 16) : Number.parseInt(octal, 8);
  if (code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff)) {
    throw syntaxError(`Illegal escape sequence: ${whole}`, place);
  }
  return { text: String.fromCodePoint(code), length: whole.length };
}
