import { stringToken } from './string-token.ts';
import { syntaxError, unknownToMock, type Place } from './sql-error.ts';

/** A piece of a query. Names are as written; a keyword is a name that is not quoted. */
export interface Token {
  readonly kind: 'name' | 'quoted-name' | 'string' | 'integer' | 'float' | 'parameter' | 'symbol' | 'end';
  readonly text: string;
  readonly place: Place;
  /** Whether white space or a comment stands before it: `a-b` is a project, `a - b` a difference. */
  readonly isApart: boolean;
}

const blank = /(?:\s+|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const name = /[A-Za-z_]\w*/y;
const quotedName = /`((?:[^`\\\n]|\\.)+)`/y;
const float = /(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+/y;
const integer = /\d+/y;
const parameter = /@([A-Za-z_]\w*)|\?/y;
const symbol = /<=|>=|<>|!=|\|\||<<|>>|=>|@@|[-(),.;*=<>[\]+/%&|^~!@:{}]/y;

/** Cuts a query into tokens. @throws BigQueryError for what is none */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; ;) {
    const skipped = match(blank, sql, at)?.[0].length ?? 0;
    at += skipped;
    const facts = { place: placeOf(sql, at), isApart: skipped > 0 };
    if (at >= sql.length) return [...tokens, { kind: 'end', text: 'end of input', ...facts }];
    const { token, length } = tokenAt(sql, at, facts);
    tokens.push(token);
    at += length;
  }
}

function tokenAt(sql: string, at: number, facts: Pick<Token, 'place' | 'isApart'>): { token: Token; length: number } {
  const found = (kind: Token['kind'], [whole, inner]: RegExpExecArray): { token: Token; length: number } => ({
    token: { kind, text: inner ?? whole, ...facts },
    length: whole.length,
  });
  const string = stringToken(sql, at, facts.place);
  if (string) return { token: { kind: 'string', text: string.value, ...facts }, length: string.length };
  if (/^(?:b|rb|br)['"]/i.test(sql.slice(at, at + 3))) throw unknownToMock('literals of bytes', facts.place);
  if (/^0x/i.test(sql.slice(at, at + 2))) throw unknownToMock('hexadecimal literals', facts.place);
  for (const [kind, pattern] of patterns) {
    const matched = match(pattern, sql, at);
    if (matched) return found(kind, matched);
  }
  throw syntaxError(`Illegal input character ${JSON.stringify(sql[at])}`, facts.place);
}

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['name', name],
  ['quoted-name', quotedName],
  ['float', float],
  ['integer', integer],
  ['parameter', parameter],
  ['symbol', symbol],
];

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function placeOf(sql: string, at: number): Place {
  const before = sql.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
