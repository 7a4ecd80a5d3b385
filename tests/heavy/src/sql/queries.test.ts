import type { MockCloud } from '@genai-batch/mock-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, column, field, sqlCloud } from './sql-cloud.ts';

let cloud: MockCloud;

beforeAll(async () => {
  cloud = sqlCloud();
  const schema = [
    field('id', 'INTEGER'),
    field('Name', 'STRING'),
    field('score', 'FLOAT'),
    field('price', 'NUMERIC'),
    field('ok', 'BOOLEAN'),
    field('seen', 'TIMESTAMP'),
    field('day', 'DATE'),
    field('at', 'TIME'),
    field('local', 'DATETIME'),
    field('raw', 'BYTES'),
    field('doc', 'JSON'),
    field('tags', 'STRING', 'REPEATED'),
    { ...field('address', 'RECORD'), fields: [field('street', 'STRING')] },
    field('big', 'BIGNUMERIC'),
  ];
  await cloud.bigquery.put(
    'd.t',
    [
      {
        id: '9007199254740993',
        Name: "o'Hara",
        score: 1.5,
        price: '12.50',
        ok: true,
        seen: '2026-01-02T03:04:05.678901Z',
        day: '2026-01-02',
        at: '03:04:05.25',
        local: '2026-01-02T03:04:05',
        raw: 'aGk=',
        doc: { b: 1, a: { 'x y': [10, { z: 'deep' }] }, s: 'text', t: true, n: null, f: 1.25 },
        tags: ['a', 'b'],
        address: { street: 'Elm' },
        big: '0.00000000000000000000000000000000000001',
      },
      { id: 2, Name: 'Ünal', score: 'NaN', ok: false, tags: [], doc: { s: 'other' } },
      { id: 3, Name: null, score: null, tags: [] },
      { id: 4, Name: 'ann', score: '-Infinity', ok: true, tags: [] },
    ],
    { schema },
  );
  await cloud.bigquery.put('d.answers', [
    { key: 2, said: 'two' },
    { key: 2, said: 'twice' },
    { key: 9, said: 'nine' },
  ]);
});
afterAll(() => cloud.close());

test('every type comes through as BigQuery writes it', async () => {
  const { rows, types } = await ask(cloud, 'SELECT * FROM d.t WHERE id = 9007199254740993');
  expect(types).toEqual([
    'id INTEGER',
    'Name STRING',
    'score FLOAT',
    'price NUMERIC',
    'ok BOOLEAN',
    'seen TIMESTAMP',
    'day DATE',
    'at TIME',
    'local DATETIME',
    'raw BYTES',
    'doc JSON',
    'tags ARRAY<STRING>',
    'address RECORD',
    'big BIGNUMERIC',
  ]);
  expect(rows).toEqual([
    {
      id: '9007199254740993',
      Name: "o'Hara",
      score: '1.5',
      price: '12.5',
      ok: 'true',
      seen: '1767323045678901',
      day: '2026-01-02',
      at: '03:04:05.250000',
      local: '2026-01-02T03:04:05',
      raw: 'aGk=',
      doc: '{"a":{"x y":[10,{"z":"deep"}]},"b":1,"f":1.25,"n":null,"s":"text","t":true}',
      tags: [{ v: 'a' }, { v: 'b' }],
      address: { f: [{ v: 'Elm' }] },
      big: '0.00000000000000000000000000000000000001',
    },
  ]);
});

describe('which rows', () => {
  test.for<[where: string, ids: string[]]>([
    ['id = 2', ['2']],
    ['id <> 2', ['9007199254740993', '3', '4']],
    ['ID >= 3', ['9007199254740993', '3', '4']],
    ["name = 'ann'", ['4']],
    ['Name = "o\'Hara"', ['9007199254740993']],
    ["Name = r'ann' OR Name = '''Ünal'''", ['2', '4']],
    ["Name LIKE '%n%'", ['2', '4']],
    ["Name NOT LIKE '_nn'", ['9007199254740993', '2']],
    ['Name IS NULL', ['3']],
    ['Name IS NOT NULL AND NOT ok', ['2']],
    ['ok IS TRUE', ['9007199254740993', '4']],
    ['ok IS NOT TRUE', ['2', '3']],
    ['id IN (2, 4, NULL)', ['2', '4']],
    ['id NOT IN (2, NULL)', []],
    ['id BETWEEN 2 AND 3', ['2', '3']],
    ['id NOT BETWEEN 2 AND 3', ['9007199254740993', '4']],
    ['score > 0', ['9007199254740993']],
    ['score != 0', ['9007199254740993', '2', '4']],
    ['score = score', ['9007199254740993', '4']],
    ['NOT (score > 0)', ['2', '4']],
    ['price = 12.5', ['9007199254740993']],
    ['price > 12', ['9007199254740993']],
    ["day = '2026-01-02'", ['9007199254740993']],
    ["day > DATE '2026-01-01'", ['9007199254740993']],
    ["seen = TIMESTAMP '2026-01-02 03:04:05.678901+00'", ['9007199254740993']],
    ["seen < '2026-01-02T04:04:05+01:00'", []],
    ["local = DATETIME '2026-01-02 03:04:05'", ['9007199254740993']],
    ["`at` = TIME '03:04:05.25'", ['9007199254740993']],
    ["JSON_VALUE(doc, '$.s') = 'other'", ['2']],
    ['EXISTS (SELECT 1 FROM d.answers AS a WHERE a.key = t.id)', ['2']],
    ['NOT EXISTS (SELECT 1 FROM d.answers a WHERE a.key = id)', ['9007199254740993', '3', '4']],
    ['true', ['9007199254740993', '2', '3', '4']],
  ])('WHERE %s', async ([where, ids]) => {
    expect(await column(cloud, `SELECT id FROM d.t AS t WHERE ${where}`)).toEqual(ids);
  });
});

describe('one value', () => {
  const one = `FROM d.t WHERE id = 9007199254740993`;
  test.for<[expression: string, type: string, cell: unknown]>([
    ["JSON_VALUE(doc, '$.s')", 'STRING', 'text'],
    ["JSON_VALUE(doc, '$.b')", 'STRING', '1'],
    ["JSON_VALUE(doc, '$.f')", 'STRING', '1.25'],
    ["JSON_VALUE(doc, '$.t')", 'STRING', 'true'],
    ["JSON_VALUE(doc, '$.n')", 'STRING', null],
    ["JSON_VALUE(doc, '$.a')", 'STRING', null],
    ["JSON_VALUE(doc, '$.nothing')", 'STRING', null],
    ['JSON_VALUE(doc, \'$.a."x y"[1].z\')', 'STRING', 'deep'],
    ["JSON_VALUE(doc, \"$['a']['x y'][0]\")", 'STRING', '10'],
    ['JSON_VALUE(\'{"a": "b"}\', \'$.a\')', 'STRING', 'b'],
    ["JSON_VALUE('no json', '$.a')", 'STRING', null],
    ["JSON_QUERY(doc, '$.a')", 'JSON', '{"x y":[10,{"z":"deep"}]}'],
    ["JSON_QUERY(doc, '$.s')", 'JSON', '"text"'],
    ["JSON_QUERY('{\"a\":[1]}', '$.a')", 'STRING', '[1]'],
    ['TO_JSON_STRING(Name)', 'STRING', '"o\'Hara"'],
    ['TO_JSON_STRING(doc)', 'STRING', '{"a":{"x y":[10,{"z":"deep"}]},"b":1,"f":1.25,"n":null,"s":"text","t":true}'],
    ['TO_JSON_STRING(STRUCT(ok AS z, Name AS a))', 'STRING', '{"z":true,"a":"o\'Hara"}'],
    ['TO_JSON_STRING(id)', 'STRING', '"9007199254740993"'],
    ['TO_JSON(id)', 'JSON', '9007199254740993'],
    ['TO_JSON(NULL)', 'JSON', 'null'],
    ['TO_JSON(STRUCT(0.5 AS temperature))', 'JSON', '{"temperature":0.5}'],
    [
      'TO_JSON(STRUCT(1.0 AS a, -2.25 AS b, 1e-7 AS c, 1e300 AS d))',
      'JSON',
      '{"a":1.0,"b":-2.25,"c":1e-07,"d":1e+300}',
    ],
    ['TO_JSON(CAST(NULL AS FLOAT64))', 'JSON', 'null'],
    ['TO_JSON_STRING(1.0)', 'STRING', '1'],
    ['TO_JSON_STRING(-0.1)', 'STRING', '-0.1'],
    ['TO_JSON_STRING(100.0)', 'STRING', '100'],
    ["TO_JSON_STRING(CAST('NaN' AS FLOAT64))", 'STRING', '"NaN"'],
    ["TO_JSON_STRING([CAST('inf' AS FLOAT64), CAST('-inf' AS FLOAT64)])", 'STRING', '["Infinity","-Infinity"]'],
    [
      "TO_JSON(STRUCT([STRUCT('user' AS role, [STRUCT(CONCAT('Say \"', Name, '\"\\n') AS text)] AS parts)] AS contents, day))",
      'JSON',
      '{"contents":[{"parts":[{"text":"Say \\"o\'Hara\\"\\n"}],"role":"user"}],"day":"2026-01-02"}',
    ],
    ["JSON_VALUE(TO_JSON(STRUCT(Name AS n)), '$.n')", 'STRING', "o'Hara"],
    ['PARSE_JSON(\'{"b": 1.0, "a": 2}\')', 'JSON', '{"a":2,"b":1.0}'],
    ["SAFE.PARSE_JSON('{')", 'JSON', null],
    ['JSON \'{"b": 1, "a": 2}\'', 'JSON', '{"a":2,"b":1}'],
    ['CAST(id AS STRING)', 'STRING', '9007199254740993'],
    ["CAST('  -7 ' AS INT64)", 'INTEGER', '-7'],
    ["SAFE_CAST('x' AS INT64)", 'INTEGER', null],
    ["SAFE_CAST('9223372036854775808' AS INT64)", 'INTEGER', null],
    ["CAST('1e3' AS FLOAT64)", 'FLOAT', '1000.0'],
    ["CAST('NaN' AS FLOAT64)", 'FLOAT', 'NaN'],
    ["SAFE_CAST('1,5' AS FLOAT64)", 'FLOAT', null],
    ['CAST(ok AS STRING)', 'STRING', 'true'],
    ['CAST(ok AS INT64)', 'INTEGER', '1'],
    ['CAST(0 AS BOOL)', 'BOOLEAN', 'false'],
    ["CAST('TRUE' AS BOOL)", 'BOOLEAN', 'true'],
    ["SAFE_CAST('yes' AS BOOL)", 'BOOLEAN', null],
    ['CAST(seen AS DATE)', 'DATE', '2026-01-02'],
    ['CAST(day AS STRING)', 'STRING', '2026-01-02'],
    ["CAST('2024-02-29' AS DATE)", 'DATE', '2024-02-29'],
    ["SAFE_CAST('2023-02-29' AS DATE)", 'DATE', null],
    ['CAST(day AS TIMESTAMP)', 'TIMESTAMP', '1767312000000000'],
    ["COALESCE(NULL, Name, 'x')", 'STRING', "o'Hara"],
    ['IFNULL(NULL, 5)', 'INTEGER', '5'],
    ["IF(ok, 'yes', 'no')", 'STRING', 'yes'],
    ['CASE WHEN NOT ok THEN 1 WHEN id > 5 THEN 2.5 ELSE 3 END', 'FLOAT', '2.5'],
    ['CONCAT(Name, NULL)', 'STRING', null],
    ['CURRENT_TIMESTAMP()', 'TIMESTAMP', '1767225600000000'],
    ['NULL', 'INTEGER', null],
    ['1.0', 'FLOAT', '1.0'],
    ['-3', 'INTEGER', '-3'],
    ["'a\\tb\\u00e9'", 'STRING', 'a\tbé'],
  ])('%s', async ([expression, type, cell]) => {
    const { rows, types, error } = await ask(cloud, `SELECT ${expression} AS v ${one}`);
    expect(error).toBeUndefined();
    expect([types, rows]).toEqual([[`v ${type}`], [{ v: cell }]]);
  });
});

describe('shapes', () => {
  test.for<[query: string, values: unknown[]]>([
    ['SELECT id FROM d.t ORDER BY Name', ['3', '4', '9007199254740993', '2']],
    ['SELECT id FROM d.t ORDER BY Name DESC', ['2', '9007199254740993', '4', '3']],
    ['SELECT id FROM d.t ORDER BY Name NULLS LAST', ['4', '9007199254740993', '2', '3']],
    ['SELECT id FROM d.t ORDER BY score', ['3', '2', '4', '9007199254740993']],
    ['SELECT id FROM d.t ORDER BY score DESC', ['9007199254740993', '4', '2', '3']],
    ['SELECT id AS n FROM d.t ORDER BY n LIMIT 2 OFFSET 1', ['3', '4']],
    ['SELECT id FROM d.t ORDER BY 1 DESC LIMIT 1', ['9007199254740993']],
    ['SELECT a.said FROM d.t AS t JOIN d.answers AS a ON t.id = a.key ORDER BY 1', ['twice', 'two']],
    [
      'SELECT t.id FROM d.t LEFT JOIN d.answers a ON t.id = a.key WHERE a.key IS NULL ORDER BY 1',
      ['3', '4', '9007199254740993'],
    ],
    ['SELECT COUNT(*) FROM d.t', ['4']],
    ['SELECT COUNT(Name) FROM d.t', ['3']],
    ['SELECT COUNT(DISTINCT key) FROM d.answers', ['2']],
    ['SELECT COUNT(*) AS n FROM d.answers GROUP BY key ORDER BY n', ['1', '2']],
    ['SELECT MAX(said) FROM d.answers', ['two']],
    ['SELECT DISTINCT key FROM d.answers', ['2', '9']],
    ['SELECT DISTINCT key FROM d.answers ORDER BY key DESC', ['9', '2']],
    ['SELECT DISTINCT key AS k FROM d.answers AS a ORDER BY a.key', ['2', '9']],
    ['SELECT DISTINCT key FROM d.answers ORDER BY 1 DESC LIMIT 1', ['9']],
    ['SELECT DISTINCT CAST(key AS FLOAT64) AS f FROM d.answers ORDER BY f DESC', ['9.0', '2.0']],
    ['SELECT id FROM `p.d.t` WHERE id = 2', ['2']],
    ['SELECT id FROM `p`.`d`.`t` WHERE id = 2', ['2']],
    ['SELECT id FROM p.d.t -- a remark\nWHERE id = 2 # another\n/* and\none more */;', ['2']],
    ['SELECT `id` FROM d.t WHERE t.id = 2', ['2']],
    ['select ID from d.t where ID = 2', ['2']],
  ])('%s', async ([query, values]) => {
    expect(new Set(await column(cloud, query))).toEqual(new Set(values));
    if (/ORDER BY/i.test(query)) expect(await column(cloud, query)).toEqual(values);
  });

  test('columns that are left out, and names that nobody gave', async () => {
    const { types } = await ask(
      cloud,
      'SELECT * EXCEPT (score, price, OK, seen, day, `at`, local, raw, tags, address, big), 1, t.ok AS fine, 2 FROM d.t',
    );
    expect(types).toEqual(['id INTEGER', 'Name STRING', 'doc JSON', 'f0_ INTEGER', 'fine BOOLEAN', 'f1_ INTEGER']);
  });

  test('a project with dashes needs no quotation marks', async () => {
    await cloud.bigquery.put('my-own-project.d.t', [{ a: 1 }]);
    expect(await column(cloud, 'SELECT a FROM my-own-project.d.t')).toEqual(['1']);
    expect(await column(cloud, 'SELECT a FROM `my-own-project`.d.t')).toEqual(['1']);
  });

  test('a dataset to look in, for names without one', async () => {
    expect(await column(cloud, 'SELECT id FROM t WHERE id = 2', { defaultDataset: { datasetId: 'd' } })).toEqual(['2']);
  });
});

describe('parameters', () => {
  const named = (name: string, type: string, value: string | null): object => ({
    name,
    parameterType: { type },
    parameterValue: { value },
  });

  test('by name, in any case, of several types', async () => {
    const queryParameters = [
      named('who', 'STRING', 'ann'),
      named('least', 'INT64', '3'),
      named('when', 'TIMESTAMP', '2020-01-01 00:00:00+00:00'),
    ];
    const query = 'SELECT id FROM d.t WHERE Name = @WHO AND id >= @least AND (seen IS NULL OR seen > @when)';
    expect(await column(cloud, query, { parameterMode: 'NAMED', queryParameters })).toEqual(['4']);
  });

  test('by place', async () => {
    const queryParameters = [
      { parameterType: { type: 'INT64' }, parameterValue: { value: '2' } },
      { parameterType: { type: 'STRING' }, parameterValue: { value: "o'Hara" } },
    ];
    expect(await column(cloud, 'SELECT id FROM d.t WHERE id = ? OR Name = ? ORDER BY id', { queryParameters })).toEqual(
      ['2', '9007199254740993'],
    );
  });

  test('an array, and a null', async () => {
    const ids = {
      name: 'ids',
      parameterType: { type: 'ARRAY', arrayType: { type: 'INT64' } },
      parameterValue: { arrayValues: [{ value: '2' }, { value: '4' }] },
    };
    expect(await column(cloud, 'SELECT id FROM d.t WHERE id IN UNNEST(@ids)', { queryParameters: [ids] })).toEqual([
      '2',
      '4',
    ]);
    expect(await column(cloud, 'SELECT COALESCE(@x, 7)', { queryParameters: [named('x', 'INT64', null)] })).toEqual([
      '7',
    ]);
  });
});
