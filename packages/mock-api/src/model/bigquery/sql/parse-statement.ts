import { parseExpression } from './parse-expression.ts';
import { names, parseSelect, tablePath } from './parse-select.ts';
import { syntaxError, unknownToMock } from './sql-error.ts';
import type { Expression, Statement } from './syntax.ts';
import { TokenReader } from './token-reader.ts';
import { tokensOf } from './tokens.ts';

/**
 * What statements begin with that BigQuery has and the mock has not.
 *
 * @see https://cloud.google.com/bigquery/docs/reference/standard-sql/introduction
 */
const otherStatements: ReadonlySet<string> = new Set(
  `ALTER ASSERT BEGIN BREAK CALL CASE COMMIT CONTINUE DECLARE DELETE DROP EXECUTE EXPORT FOR FROM GRANT GRAPH IF ITERATE LEAVE
  LOAD LOOP MERGE RAISE REPEAT RETURN REVOKE ROLLBACK SET TRUNCATE UNDROP UPDATE WHILE WITH`.split(/\s+/),
);

/** Reads a query: one statement. @throws BigQueryError for what is no SQL, and for what the mock does not know, by name */
export function parseStatement(sql: string): Statement {
  const tokens = new TokenReader(tokensOf(sql), parseSelect);
  if (tokens.isAtEnd) throw syntaxError('Unexpected end of statement', tokens.place);
  const statement = statementOf(tokens);
  tokens.takeSymbol(';');
  if (tokens.isAtEnd) return statement;
  if (tokens.peek(-1).text === ';') throw unknownToMock('several statements in a query', tokens.place);
  throw tokens.unexpected('end of input');
}

function statementOf(tokens: TokenReader): Statement {
  if (tokens.isWord('SELECT')) return { kind: 'select', select: parseSelect(tokens) };
  if (tokens.takeWords('CREATE')) return createTable(tokens);
  if (tokens.takeWords('INSERT')) return insert(tokens);
  if (tokens.isSymbol('(')) throw unknownToMock('a query in brackets', tokens.place);
  const { kind, text } = tokens.next;
  const word = text.toUpperCase();
  if (kind === 'name' && otherStatements.has(word)) throw unknownToMock(word, tokens.place);
  if (kind === 'name') throw syntaxError(`Unexpected identifier "${text}"`, tokens.place);
  throw tokens.unexpected('a statement');
}

function createTable(tokens: TokenReader): Statement {
  const isReplacing = tokens.takeWords('OR', 'REPLACE');
  if (!tokens.takeWords('TABLE')) throw unknownToMock(`CREATE ${tokens.next.text.toUpperCase()}`, tokens.place);
  const isLeaving = tokens.takeWords('IF', 'NOT', 'EXISTS');
  const table = tablePath(tokens);
  if (tokens.isSymbol('('))
    throw unknownToMock('CREATE TABLE with a list of columns: it knows CREATE TABLE … AS SELECT', tokens.place);
  if (!tokens.takeWords('AS')) throw unknownToMock(`CREATE TABLE … ${tokens.next.text.toUpperCase()}`, tokens.place);
  const select = bracketed(tokens, () => parseSelect(tokens));
  return { kind: 'create-table', table, ifThere: isReplacing ? 'replace' : isLeaving ? 'leave' : 'fail', select };
}

function insert(tokens: TokenReader): Statement {
  tokens.takeWords('INTO');
  const table = tablePath(tokens);
  const columns = tokens.isSymbol('(') && !tokens.isWord('SELECT', 1) ? names(tokens) : undefined;
  if (!tokens.takeWords('VALUES'))
    return { kind: 'insert', table, columns, rows: bracketed(tokens, () => parseSelect(tokens)) };
  const rows = [values(tokens)];
  while (tokens.takeSymbol(',')) rows.push(values(tokens));
  return { kind: 'insert', table, columns, rows };
}

function values(tokens: TokenReader): Expression[] {
  tokens.expectSymbol('(');
  const list: Expression[] = [];
  do {
    if (tokens.isWord('DEFAULT')) throw unknownToMock('DEFAULT', tokens.place);
    list.push(parseExpression(tokens));
  } while (tokens.takeSymbol(','));
  tokens.expectSymbol(')');
  return list;
}

function bracketed<Result>(tokens: TokenReader, parse: () => Result): Result {
  if (!tokens.takeSymbol('(')) return parse();
  const result = parse();
  tokens.expectSymbol(')');
  return result;
}
