import { queryError, unknownToMock, type Place } from './sql-error.ts';
import type { Expression } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';
import { typeNames } from './type-names.ts';

/** Reads the expressions inside of a form. */
type Parse = (tokens: TokenReader) => Expression;

/** What follows `CAST` or `SAFE_CAST`. */
export function cast(tokens: TokenReader, inner: Parse, isSafe: boolean, place: Place): Expression {
  tokens.expectSymbol('(');
  const of = inner(tokens);
  tokens.expectWord('AS');
  const { text } = tokens.take();
  const type = typeNames[text.toUpperCase()];
  if (!type) throw unknownToMock(`CAST to ${text.toUpperCase()}`, place);
  if (tokens.isWord('FORMAT')) throw unknownToMock('CAST with FORMAT', place);
  if (tokens.isSymbol('(')) throw unknownToMock('types with a length', place);
  tokens.expectSymbol(')');
  return { kind: 'cast', of, type, isSafe, place };
}

/** What follows `CASE`. */
export function caseOf(tokens: TokenReader, inner: Parse, place: Place): Expression {
  if (!tokens.isWord('WHEN')) throw unknownToMock('CASE with a value: it knows CASE WHEN', place);
  const branches: { when: Expression; value: Expression }[] = [];
  while (tokens.takeWords('WHEN')) {
    const when = inner(tokens);
    tokens.expectWord('THEN');
    branches.push({ when, value: inner(tokens) });
  }
  const otherwise = tokens.takeWords('ELSE') ? inner(tokens) : undefined;
  tokens.expectWord('END');
  return { kind: 'case', branches, otherwise, place };
}

/** What follows `STRUCT`. */
export function struct(tokens: TokenReader, inner: Parse, place: Place): Expression {
  if (tokens.isSymbol('<')) throw unknownToMock('STRUCT with types', place);
  tokens.expectSymbol('(');
  const fields: { name: string | undefined; value: Expression }[] = [];
  if (tokens.takeSymbol(')')) return { kind: 'struct', fields, place };
  do {
    const value = inner(tokens);
    const alias = tokens.takeWords('AS') ? tokens.name() : undefined;
    fields.push({ name: alias ?? (value.kind === 'column' ? value.parts.at(-1) : undefined), value });
  } while (tokens.takeSymbol(','));
  tokens.expectSymbol(')');
  return { kind: 'struct', fields, place };
}

/** What follows the name of a function. */
export function call(tokens: TokenReader, inner: Parse, name: string, place: Place): Expression {
  tokens.expectSymbol('(');
  if (name === 'COUNT' && tokens.isSymbol('*') && tokens.isSymbol(')', 1)) {
    tokens.take();
    tokens.take();
    return window(tokens, { kind: 'call', name, args: [], isDistinct: false, isStar: true, place });
  }
  if (tokens.isWord('SELECT')) throw unknownToMock('subqueries as values', place);
  const isDistinct = tokens.takeWords('DISTINCT');
  const args: Expression[] = [];
  if (!tokens.takeSymbol(')')) {
    do args.push(inner(tokens));
    while (tokens.takeSymbol(','));
    for (const word of ['IGNORE', 'RESPECT', 'ORDER', 'LIMIT', 'HAVING']) {
      if (tokens.isWord(word)) throw unknownToMock(`${word} in a function's arguments`, tokens.place);
    }
    if (tokens.isSymbol('=>')) throw unknownToMock('named arguments', tokens.place);
    tokens.expectSymbol(')');
  }
  if (args.some(({ kind }) => kind === 'exists')) throw queryError(`No matching signature for function ${name}`, place);
  return window(tokens, { kind: 'call', name, args, isDistinct, isStar: false, place });
}

function window(tokens: TokenReader, value: Expression): Expression {
  if (tokens.isWord('OVER')) throw unknownToMock('OVER', tokens.place);
  return value;
}
