import { parseExpression } from './parse-expression.ts';
import { unknownToMock } from './sql-error.ts';
import type { Expression, FromTable, Path, Select, SelectItem } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';

/** One SELECT, and nothing that stands around several. @throws BigQueryError */
export function parseSelect(tokens: TokenReader): Select {
  const { place } = tokens;
  tokens.expectWord('SELECT');
  refuse(tokens, 'AS STRUCT', 'AS VALUE', 'WITH');
  const isDistinct = tokens.takeWords('DISTINCT');
  tokens.takeWords('ALL');
  const items = [item(tokens)];
  while (tokens.takeSymbol(',') && !tokens.isWord('FROM')) items.push(item(tokens));
  const from = tokens.takeWords('FROM') ? fromTable(tokens) : undefined;
  if (from && tokens.isSymbol(',')) throw unknownToMock('a comma between tables: it knows JOIN', tokens.place);
  const join = from && joined(tokens);
  const where = tokens.takeWords('WHERE') ? parseExpression(tokens) : undefined;
  const groupBy = tokens.takeWords('GROUP', 'BY') ? groups(tokens) : [];
  refuse(tokens, 'HAVING', 'QUALIFY', 'WINDOW', 'UNION', 'INTERSECT', 'EXCEPT');
  const orderBy = tokens.takeWords('ORDER', 'BY') ? orders(tokens) : [];
  const limit = tokens.takeWords('LIMIT') ? count(tokens) : undefined;
  const offset = limit && tokens.takeWords('OFFSET') ? count(tokens) : undefined;
  refuse(tokens, 'UNION', 'INTERSECT', 'EXCEPT');
  return { place, isDistinct, items, from, join, where, groupBy, orderBy, limit, offset };
}

/** Refuses what begins with these words. */
function refuse(tokens: TokenReader, ...phrases: readonly string[]): void {
  for (const phrase of phrases) {
    if (phrase.split(' ').every((word, ahead) => tokens.isWord(word, ahead))) throw unknownToMock(phrase, tokens.place);
  }
}

function item(tokens: TokenReader): SelectItem {
  const { place } = tokens;
  const isOfTable = tokens.isName() && tokens.isSymbol('.', 1) && tokens.isSymbol('*', 2);
  if (isOfTable || tokens.isSymbol('*')) {
    const table = isOfTable ? tokens.name() : undefined;
    tokens.takeSymbol('.');
    tokens.expectSymbol('*');
    const except = tokens.takeWords('EXCEPT') ? names(tokens) : [];
    if (tokens.isWord('REPLACE')) throw unknownToMock('* REPLACE', tokens.place);
    return { kind: 'star', table, except, place };
  }
  const value = parseExpression(tokens);
  return { kind: 'expression', value, alias: alias(tokens) };
}

/** `(a, b)` */
export function names(tokens: TokenReader): string[] {
  tokens.expectSymbol('(');
  const list = [tokens.name()];
  while (tokens.takeSymbol(',')) list.push(tokens.name());
  tokens.expectSymbol(')');
  return list;
}

function alias(tokens: TokenReader): string | undefined {
  return tokens.takeWords('AS') || tokens.isName() ? tokens.name() : undefined;
}

function fromTable(tokens: TokenReader): FromTable {
  if (tokens.isSymbol('(')) throw unknownToMock('subqueries in FROM', tokens.place);
  if (tokens.isWord('UNNEST')) throw unknownToMock('UNNEST in FROM', tokens.place);
  const path = tablePath(tokens);
  if (tokens.isSymbol('(')) throw unknownToMock('functions that give tables', tokens.place);
  refuse(tokens, 'FOR SYSTEM_TIME', 'TABLESAMPLE', 'PIVOT', 'UNPIVOT', 'WITH OFFSET', 'MATCH_RECOGNIZE');
  const name = alias(tokens);
  refuse(tokens, 'FOR SYSTEM_TIME', 'TABLESAMPLE', 'PIVOT', 'UNPIVOT', 'WITH OFFSET', 'MATCH_RECOGNIZE');
  return { path, alias: name };
}

/** The name of a table: quoted as a whole or by part, and with dashes in its project, which need no quotation marks there. */
export function tablePath(tokens: TokenReader): Path {
  const { place } = tokens;
  const parts: string[] = [];
  do {
    const { kind } = tokens.next;
    // After a point, every word is a name.
    let part = parts.length > 0 && kind === 'name' ? tokens.take().text : tokens.name();
    if (kind === 'quoted-name') {
      parts.push(...part.split('.'));
      continue;
    }
    while (parts.length === 0 && tokens.isSymbol('-') && !tokens.next.isApart && !tokens.peek(1).isApart) {
      tokens.take();
      part += `-${tokens.take().text}`;
    }
    parts.push(part);
  } while (tokens.takeSymbol('.'));
  return { parts, place };
}

function joined(tokens: TokenReader): Select['join'] {
  refuse(tokens, 'CROSS', 'FULL', 'RIGHT', 'NATURAL');
  const { place } = tokens;
  const isLeft = tokens.takeWords('LEFT');
  if (isLeft) tokens.takeWords('OUTER');
  else if (!tokens.isWord('JOIN') && !tokens.takeWords('INNER')) return undefined;
  if (!tokens.takeWords('JOIN')) throw tokens.unexpected('keyword JOIN');
  const table = fromTable(tokens);
  if (tokens.isWord('USING')) throw unknownToMock('JOIN … USING: it knows ON', tokens.place);
  if (!tokens.takeWords('ON')) throw tokens.unexpected('keyword ON');
  const on = parseExpression(tokens);
  for (const word of ['JOIN', 'LEFT', 'INNER', 'RIGHT', 'FULL', 'CROSS']) {
    if (tokens.isWord(word)) throw unknownToMock('more than one JOIN', place);
  }
  return { kind: isLeft ? 'left' : 'inner', table, on };
}

function groups(tokens: TokenReader): Expression[] {
  refuse(tokens, 'ROLLUP', 'CUBE', 'GROUPING SETS', 'ALL');
  const list = [parseExpression(tokens)];
  while (tokens.takeSymbol(',')) list.push(parseExpression(tokens));
  return list;
}

function orders(tokens: TokenReader): Select['orderBy'][number][] {
  const list: Select['orderBy'][number][] = [];
  do {
    const value = parseExpression(tokens);
    if (tokens.isWord('COLLATE')) throw unknownToMock('COLLATE', tokens.place);
    const isDescending = tokens.takeWords('DESC');
    if (!isDescending) tokens.takeWords('ASC');
    const nulls = tokens.takeWords('NULLS', 'FIRST') ? 'FIRST' : tokens.takeWords('NULLS', 'LAST') ? 'LAST' : undefined;
    list.push({ value, isDescending, nulls });
  } while (tokens.takeSymbol(','));
  return list;
}

/** Of LIMIT and OFFSET. */
function count(tokens: TokenReader): Expression {
  const value = parseExpression(tokens);
  if (value.kind === 'literal' && value.type === 'INT64' && !value.text.startsWith('-')) return value;
  if (value.kind === 'parameter') return value;
  throw unknownToMock('LIMIT and OFFSET of anything but a number or a parameter', value.place);
}
