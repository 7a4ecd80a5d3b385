import { call, caseOf, cast, struct } from './parse-form.ts';
import { unknownToMock, type Place } from './sql-error.ts';
import type { Comparison, Expression, SqlType } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';
import { typeNames } from './type-names.ts';

/** Or, and, not, comparisons; in the order of GoogleSQL's precedence. @throws BigQueryError */
export function parseExpression(tokens: TokenReader): Expression {
  let left = conjunction(tokens);
  for (let { place } = tokens; tokens.takeWords('OR'); { place } = tokens) {
    left = { kind: 'or', left, right: conjunction(tokens), place };
  }
  return left;
}

function conjunction(tokens: TokenReader): Expression {
  let left = negation(tokens);
  for (let { place } = tokens; tokens.takeWords('AND'); { place } = tokens) {
    left = { kind: 'and', left, right: negation(tokens), place };
  }
  return left;
}

function negation(tokens: TokenReader): Expression {
  const { place } = tokens;
  return tokens.takeWords('NOT') ? { kind: 'not', of: negation(tokens), place } : comparison(tokens);
}

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function comparison(tokens: TokenReader): Expression {
  const left = operand(tokens);
  const { place } = tokens;
  const operator = tokens.next.kind === 'symbol' ? comparisons[tokens.next.text] : undefined;
  if (operator) {
    tokens.take();
    return { kind: 'comparison', operator, left, right: operand(tokens), place };
  }
  if (tokens.takeWords('IS')) return isWhat(tokens, left, place);
  const isNegated = tokens.isWord('NOT') && ['IN', 'LIKE', 'BETWEEN'].some((word) => tokens.isWord(word, 1));
  if (isNegated) tokens.take();
  if (tokens.takeWords('IN')) return inList(tokens, left, isNegated, place);
  if (tokens.takeWords('LIKE')) {
    for (const word of ['ANY', 'SOME', 'ALL']) if (tokens.isWord(word)) throw unknownToMock(`LIKE ${word}`, place);
    return { kind: 'like', of: left, pattern: operand(tokens), isNegated, place };
  }
  if (tokens.takeWords('BETWEEN')) {
    const low = operand(tokens);
    tokens.expectWord('AND');
    return { kind: 'between', of: left, low, high: operand(tokens), isNegated, place };
  }
  return left;
}

function isWhat(tokens: TokenReader, of: Expression, place: Place): Expression {
  const isNegated = tokens.takeWords('NOT');
  for (const what of ['NULL', 'TRUE', 'FALSE'] as const) {
    if (tokens.takeWords(what)) return { kind: 'is', of, what, isNegated, place };
  }
  if (tokens.isWord('DISTINCT')) throw unknownToMock('IS DISTINCT FROM', place);
  throw tokens.unexpected('keyword NULL, TRUE or FALSE');
}

function inList(tokens: TokenReader, of: Expression, isNegated: boolean, place: Place): Expression {
  if (tokens.takeWords('UNNEST')) {
    tokens.expectSymbol('(');
    if (tokens.next.kind !== 'parameter') throw unknownToMock('IN UNNEST of anything but a parameter', place);
    const parameter = tokens.parameter();
    tokens.expectSymbol(')');
    return { kind: 'in-array', of, parameter, isNegated, place };
  }
  tokens.expectSymbol('(');
  if (tokens.isWord('SELECT')) throw unknownToMock('IN with a subquery: it knows EXISTS', place);
  return { kind: 'in', of, list: list(tokens), isNegated, place };
}

/** Expressions up to the closing bracket. */
function list(tokens: TokenReader, close = ')'): Expression[] {
  const items: Expression[] = [];
  if (tokens.takeSymbol(close)) return items;
  do items.push(parseExpression(tokens));
  while (tokens.takeSymbol(','));
  tokens.expectSymbol(close);
  return items;
}

function operand(tokens: TokenReader): Expression {
  const value = primary(tokens);
  const { kind, text, place } = tokens.next;
  if (kind === 'symbol' && ['+', '-', '*', '/', '%', '||', '&', '|', '^', '<<', '>>'].includes(text)) {
    throw unknownToMock(`the operator ${text}`, place);
  }
  if (kind === 'symbol' && (text === '[' || text === '.')) {
    throw unknownToMock(text === '[' ? 'access to elements by [ ]' : 'access to fields of a value by a point', place);
  }
  return value;
}

function primary(tokens: TokenReader): Expression {
  const { kind, text, place } = tokens.next;
  switch (kind) {
    case 'string':
      tokens.take();
      return { kind: 'literal', type: 'STRING', text, place };
    case 'integer':
      tokens.take();
      return { kind: 'literal', type: 'INT64', text, place };
    case 'float':
      tokens.take();
      return { kind: 'literal', type: 'FLOAT64', text, place };
    case 'parameter':
      return { kind: 'parameter', name: tokens.parameter(), place };
    case 'symbol':
      return symbolPrimary(tokens, place);
    case 'name':
    case 'quoted-name':
      return named(tokens, place);
    case 'end':
      throw tokens.unexpected('expression');
    default:
      return kind satisfies never;
  }
}

function symbolPrimary(tokens: TokenReader, place: Place): Expression {
  if (tokens.takeSymbol('-')) {
    const { kind, text } = tokens.next;
    if (kind !== 'integer' && kind !== 'float') throw unknownToMock('the operator -', place);
    tokens.take();
    return { kind: 'literal', type: kind === 'integer' ? 'INT64' : 'FLOAT64', text: `-${text}`, place };
  }
  if (tokens.takeSymbol('[')) return { kind: 'array', items: list(tokens, ']'), place };
  if (!tokens.takeSymbol('(')) throw tokens.unexpected('expression');
  if (tokens.isWord('SELECT')) throw unknownToMock('subqueries as values', place);
  const inner = parseExpression(tokens);
  if (tokens.isSymbol(',')) throw unknownToMock('tuples', place);
  tokens.expectSymbol(')');
  return inner;
}

/** Words that begin what only looks like a name. */
function named(tokens: TokenReader, place: Place): Expression {
  if (tokens.takeWords('NULL')) return { kind: 'null', place };
  for (const word of ['TRUE', 'FALSE']) {
    if (tokens.takeWords(word)) return { kind: 'literal', type: 'BOOL', text: word.toLowerCase(), place };
  }
  if (tokens.takeWords('CAST')) return cast(tokens, parseExpression, false, place);
  if (tokens.takeWords('SAFE_CAST')) return cast(tokens, parseExpression, true, place);
  if (tokens.takeWords('EXISTS')) {
    tokens.expectSymbol('(');
    const select = tokens.subquery(tokens);
    tokens.expectSymbol(')');
    return { kind: 'exists', select, place };
  }
  if (tokens.takeWords('CASE')) return caseOf(tokens, parseExpression, place);
  if (tokens.takeWords('STRUCT')) return struct(tokens, parseExpression, place);
  if (tokens.takeWords('ARRAY')) throw unknownToMock('ARRAY: it knows [ ] inside TO_JSON', place);
  if (tokens.isWord('IF') && tokens.isSymbol('(', 1)) {
    tokens.take();
    return call(tokens, parseExpression, 'IF', place);
  }
  for (const word of ['INTERVAL', 'EXTRACT']) if (tokens.isWord(word)) throw unknownToMock(word, place);
  const { kind, text } = tokens.next;
  const literalType = typeNames[text.toUpperCase()];
  if (kind === 'name' && literalType && tokens.peek(1).kind === 'string')
    return typedLiteral(tokens, literalType, place);
  const parts = [tokens.name()];
  while (tokens.takeSymbol('.')) {
    if (tokens.isSymbol('*')) throw tokens.unexpected('identifier');
    parts.push(tokens.take().text);
  }
  if (tokens.isSymbol('(')) return call(tokens, parseExpression, parts.join('.').toUpperCase(), place);
  return { kind: 'column', parts: kind === 'quoted-name' ? parts.flatMap((part) => part.split('.')) : parts, place };
}

function typedLiteral(tokens: TokenReader, type: SqlType, place: Place): Expression {
  tokens.take();
  if (!['DATE', 'TIME', 'DATETIME', 'TIMESTAMP', 'JSON', 'NUMERIC'].includes(type))
    throw tokens.unexpected('expression');
  return { kind: 'literal', type, text: tokens.take().text, place };
}
