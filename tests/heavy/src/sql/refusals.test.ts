import type { MockCloud } from '@genai-batch/mock-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, field, sqlCloud } from './sql-cloud.ts';

let cloud: MockCloud;
beforeAll(async () => {
  cloud = sqlCloud();
  const schema = [
    field('a', 'INTEGER'),
    field('s', 'STRING'),
    field('j', 'JSON'),
    field('l', 'STRING', 'REPEATED'),
    field('f', 'FLOAT'),
  ];
  await cloud.bigquery.put('d.t', [{ a: 1, s: 'x', j: {}, l: [], f: 1 }], { schema });
});
afterAll(() => cloud.close());

describe('what the mock does not know, it names', () => {
  test.for<[query: string, what: string]>([
    ['SELECT a FROM d.t QUALIFY ROW_NUMBER() OVER () = 1', 'QUALIFY'],
    ['SELECT ROW_NUMBER() OVER () FROM d.t', 'OVER'],
    ['SELECT a + 1 FROM d.t', 'the operator +'],
    ['SELECT a / 2 FROM d.t', 'the operator /'],
    ["SELECT s || 'x' FROM d.t", 'the operator ||'],
    ['WITH x AS (SELECT 1) SELECT * FROM x', 'WITH'],
    ['SELECT a FROM d.t UNION ALL SELECT a FROM d.t', 'UNION'],
    ['SELECT a FROM (SELECT a FROM d.t)', 'subqueries in FROM'],
    ['SELECT x FROM UNNEST([1]) AS x', 'UNNEST in FROM'],
    ['SELECT a FROM d.t WHERE a IN (SELECT a FROM d.t)', 'IN with a subquery'],
    ['SELECT l[0] FROM d.t', 'access to elements'],
    ['SELECT j.a FROM d.t', 'access to fields'],
    ['SELECT [1, 2] FROM d.t', '[ ] outside of TO_JSON'],
    ['SELECT STRUCT(a) FROM d.t', 'STRUCT outside of TO_JSON'],
    ['SELECT GENERATE_UUID() FROM d.t', 'the function GENERATE_UUID'],
    ['SELECT CAST(f AS STRING) FROM d.t', 'CAST from FLOAT64 to STRING'],
    ['SELECT CAST(f AS INT64) FROM d.t', 'CAST from FLOAT64 to INT64'],
    ["SELECT JSON_VALUE(j, '$.a.*') FROM d.t", 'the JSONPath'],
    ['SELECT a, COUNT(*) FROM d.t GROUP BY a HAVING COUNT(*) > 1', 'HAVING'],
    ['SELECT SUM(a) FROM d.t', 'the function SUM'],
    ['SELECT a FROM d.t CROSS JOIN d.t', 'CROSS'],
    ['SELECT * REPLACE (1 AS a) FROM d.t', '* REPLACE'],
    ['SELECT a FROM `d.t_*`', 'tables by wildcard'],
    ['SELECT a FROM d.INFORMATION_SCHEMA.TABLES', 'INFORMATION_SCHEMA'],
    ['DELETE FROM d.t WHERE true', 'DELETE'],
    ['UPDATE d.t SET a = 1 WHERE true', 'UPDATE'],
    ['MERGE d.t USING d.t ON true', 'MERGE'],
    ['DROP TABLE d.t', 'DROP'],
    ['CREATE VIEW d.v AS SELECT 1', 'CREATE VIEW'],
    ['CREATE TABLE d.n (a INT64)', 'CREATE TABLE with a list of columns'],
    ['CREATE TABLE d.n PARTITION BY x AS SELECT 1', 'CREATE TABLE … PARTITION'],
    ['SELECT 1; SELECT 2', 'several statements'],
    ["SELECT b'x'", 'literals of bytes'],
    ["SELECT DISTINCT s FROM d.t ORDER BY CONCAT(s, 'x')", 'ORDER BY of an expression after SELECT DISTINCT'],
  ])('%s', async ([query, what]) => {
    expect(await ask(cloud, query)).toEqual({
      error: {
        code: 501,
        reason: 'notImplemented',
        message: expect.stringMatching(/^The mock cloud does not know .* at \[\d+:\d+\]\.$/),
      },
    });
    expect((await ask(cloud, query)).error?.message).toContain(what);
  });
});

describe('what BigQuery would refuse, the mock refuses', () => {
  test.for<[query: string, message: string]>([
    ['', 'Syntax error: Unexpected end of statement at [1:1]'],
    ['SELEC 1', 'Syntax error: Unexpected identifier "SELEC" at [1:1]'],
    [
      'SELECT DISTINCT s FROM d.t ORDER BY a',
      'ORDER BY clause expression references column a which is not visible after SELECT DISTINCT at [1:37]',
    ],
    ['SELECT a FROM d.t x y', 'Syntax error: Expected end of input but got identifier "y" at [1:21]'],
    ['SELECT a,\n  b c d FROM d.t', 'Syntax error: Expected end of input but got identifier "d" at [2:7]'],
    ['SELECT nothing FROM d.t', 'Unrecognized name: nothing at [1:8]'],
    ['SELECT t.nothing FROM d.t', 'Name nothing not found inside t at [1:8]'],
    ['SELECT a FROM d.t AS x JOIN d.t AS y ON x.a = y.a', 'Column name a is ambiguous at [1:8]'],
    [
      "SELECT a FROM d.t WHERE a = 'x'",
      'No matching signature for operator = for argument types: INT64, STRING at [1:27]',
    ],
    ['SELECT a FROM d.t WHERE a', 'WHERE clause should have type BOOL, but has type INT64 at [1:25]'],
    ['SELECT a FROM d.t WHERE COUNT(*) > 1', 'Aggregate function not allowed in WHERE clause at [1:34]'],
    ['SELECT a, COUNT(*) FROM d.t', 'references column a which is neither grouped nor aggregated'],
    ['SELECT a, s AS A FROM d.t', 'Duplicate column names in the result are not supported. Found duplicate(s): A'],
    ['SELECT a FROM d.t ORDER BY 2', 'ORDER BY column number item is out of range: 2'],
    ['SELECT a FROM d.t WHERE a = @x', "Query parameter 'x' not found at [1:29]"],
    ["SELECT 'a", 'Syntax error: Unclosed string literal at [1:8]'],
    ['SELECT a FROM t', 'Table "t" must be qualified with a dataset'],
    ["SELECT SAFE_CAST('0x1F' AS INT64)", 'does not know hexadecimal numbers in CAST: 0x1F'],
    ["SELECT CAST('x' AS INT64)", 'Bad int64 value: x'],
    ['SELECT CAST(j AS STRING) FROM d.t', 'Invalid cast from JSON to STRING'],
    ["SELECT PARSE_JSON('{')", 'Invalid input to PARSE_JSON: {'],
    [
      "INSERT INTO d.t (a) VALUES ('x')",
      'Value has type STRING which cannot be inserted into column a, which has type INT64',
    ],
    ['INSERT INTO d.t (a, s) VALUES (1)', 'Inserted row has wrong column count; Has 1, expected 2'],
    ['INSERT INTO d.t (nothing) VALUES (1)', 'Column nothing is not present in table'],
  ])('%s', async ([query, message]) => {
    expect((await ask(cloud, query)).error).toEqual({
      code: 400,
      reason: 'invalidQuery',
      message: expect.stringContaining(message),
    });
  });

  test.for<[query: string, code: number, reason: string, message: string]>([
    ['SELECT a FROM d.nothing', 404, 'notFound', 'Not found: Table p:d.nothing was not found in location us-central1'],
    ['SELECT a FROM nowhere.t', 404, 'notFound', 'Not found: Dataset p:nowhere was not found in location US'],
    ['CREATE TABLE d.t AS SELECT 1 AS a', 409, 'duplicate', 'Already Exists: Table p:d.t'],
  ])('%s', async ([query, code, reason, message]) => {
    expect((await ask(cloud, query)).error).toEqual({ code, reason, message });
  });

  test('legacy SQL', async () => {
    expect((await ask(cloud, 'SELECT 1', { useLegacySql: true })).error?.message).toContain('legacy SQL');
  });
});
