import { syntaxError, type Place } from './sql-error.ts';
import type { Select } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Words that are no names unless they are quoted. @see https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#reserved_keywords */
const reserved: ReadonlySet<string> = new Set(
  `ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS CUBE CURRENT DEFAULT
  DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL GROUP GROUPING
  GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO
  NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT
  SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN`.split(
    /\s+/,
  ),
);

/** Tokens, taken one after another. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #parameters = 0;

  /** Reads a query inside of a query. */
  readonly subquery: (tokens: TokenReader) => Select;

  constructor(tokens: readonly Token[], subquery: (tokens: TokenReader) => Select) {
    this.#tokens = tokens;
    this.subquery = subquery;
  }

  get isAtEnd(): boolean {
    return this.next.kind === 'end';
  }

  get next(): Token {
    return this.peek();
  }

  get place(): Place {
    return this.next.place;
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!;
  }

  take(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  isWord(word: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'name' && text.toUpperCase() === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'symbol' && text === symbol;
  }

  /** Takes these words if they are the next ones. */
  takeWords(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.isWord(word, ahead))) return false;
    this.#at += words.length;
    return true;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.#at += 1;
    return true;
  }

  /** @throws BigQueryError */
  expectWord(word: string): void {
    if (!this.takeWords(word)) throw this.unexpected(`keyword ${word}`);
  }

  /** @throws BigQueryError */
  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected(`"${symbol}"`);
  }

  isName(): boolean {
    const { kind, text } = this.next;
    return kind === 'quoted-name' || (kind === 'name' && !reserved.has(text.toUpperCase()));
  }

  /** A name of one part. @throws BigQueryError */
  name(): string {
    if (!this.isName()) throw this.unexpected('identifier');
    return this.take().text;
  }

  /** The name of a parameter, or which of those without a name it is, from 0. */
  parameter(): string | number {
    const { text } = this.take();
    if (text !== '?') return text.replace(/^@/, '');
    this.#parameters += 1;
    return this.#parameters - 1;
  }

  unexpected(wanted: string): Error {
    const { kind, text, place } = this.next;
    const words = {
      name: 'identifier',
      'quoted-name': 'identifier',
      string: 'string literal',
      integer: 'integer literal',
      float: 'floating point literal',
      parameter: 'query parameter',
      symbol: '',
      end: '',
    };
    const isKeyword = kind === 'name' && reserved.has(text.toUpperCase());
    const shown =
      kind === 'end' ? text : isKeyword ? `keyword ${text.toUpperCase()}` : `${words[kind]} "${text}"`.trim();
    return syntaxError(`Expected ${wanted} but got ${shown}`, place);
  }
}
