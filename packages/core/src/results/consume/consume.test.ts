import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowOutcome, Unmatched } from '../../rows/row-outcome.ts';
import { collect } from './collect.ts';
import { toCsv } from './to-csv.ts';
import { toJsonl } from './to-jsonl.ts';
import { toMap } from './to-map.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genai-batch-consume-'));
});
afterAll(() => rm(folder, { recursive: true }));

const usage = { promptTokens: 8, outputTokens: 2, cachedTokens: 3, totalTokens: 10 };
const rows: readonly (RowOutcome<unknown> | Unmatched)[] = [
  { status: 'ok', key: 'a', output: 'Yes, "indeed".\nReally.', response: { big: true }, usage },
  { status: 'ok', key: 'b', output: { label: 'bug' }, response: {} },
  { status: 'blocked', key: 'c', reason: 'SAFETY', response: {} },
  { status: 'truncated', key: 'd', reason: 'MAX_TOKENS', partial: 'So f', response: {} },
  {
    status: 'invalid',
    key: 'e',
    issues: [{ message: 'no', path: ['a', 0] }, { message: 'bad' }],
    text: '{',
    response: {},
  },
  {
    status: 'error',
    key: 'f',
    error: { status: 429, code: 'RESOURCE_EXHAUSTED', message: 'Quota, again', retryable: true },
  },
  { status: 'missing', key: 'g', because: 'expired' },
  { status: 'unmatched', line: '{"x":1}', reason: 'no key', lineNumber: 7 },
];
async function* streamed<Row>(these: readonly Row[]): AsyncGenerator<Row, void> {
  yield* these;
}

/** What is written to a stream. */
async function written(write: (to: PassThrough) => Promise<number>): Promise<string> {
  const to = new PassThrough();
  const [content] = await Promise.all([text(to), write(to)]);
  return content;
}

test('collects rows by how they ended, every one of them', async () => {
  const collected = await collect(streamed(rows));
  expect(collected.ok.map(({ key }) => key)).toEqual(['a', 'b']);
  expect(collected.error[0]?.error.code).toBe('RESOURCE_EXHAUSTED');
  const { usage: used, ...groups } = collected;
  expect(Object.values(groups).flat()).toHaveLength(rows.length);
  expect(used.counts).toMatchObject({ ok: 2, unmatched: 1 });
});

test('files whose names end in .gz are packed', async () => {
  const plain = join(folder, 'plain');
  const file = join(folder, 'results.gz');
  for (const write of [toJsonl, toCsv]) {
    expect(await write(rows, file)).toBe(await write(rows, plain));
    expect(gunzipSync(await readFile(file))).toEqual(await readFile(plain));
  }
});

test('a map finds rows by their keys, and tells of lines that have none', async () => {
  const unmatched: Unmatched[] = [];
  const map = await toMap(streamed(rows), { onUnmatched: (line) => unmatched.push(line) });
  expect([...map.keys()]).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  expect(map.get('g')).toBe(rows[6]);
  expect(unmatched).toEqual([rows[7]]);
});

test('a map refuses two rows of one key rather than lose one', async () => {
  await expect(toMap([rows[0]!, rows[0]!])).rejects.toMatchObject({ name: 'DuplicateKeyError', key: 'a' });
});

test('JSON Lines give back every row as it was', async () => {
  const path = join(folder, 'rows.jsonl');
  expect(await toJsonl(streamed(rows), path)).toBe(rows.length);
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
});

test('JSON Lines may go without the responses', async () => {
  const content = await written((to) => toJsonl(streamed(rows), to, { response: false }));
  expect(content).toContain('"key":"a","output"');
  expect(content).not.toContain('"response"');
});

test('CSV has a line of names, and a line a row, with what is needed to see how it ended', async () => {
  expect(await written((to) => toCsv(streamed(rows), to))).toBe(
    [
      'key,status,output,reason,message,prompt_tokens,output_tokens,thoughts_tokens,cached_tokens,total_tokens',
      'a,ok,"Yes, ""indeed"".\nReally.",,,8,2,,3,10',
      'b,ok,"{""label"":""bug""}",,,,,,,',
      'c,blocked,,SAFETY,,,,,,',
      'd,truncated,So f,MAX_TOKENS,,,,,,',
      'e,invalid,{,,a.0: no; bad,,,,,',
      'f,error,,RESOURCE_EXHAUSTED,"Quota, again",,,,,',
      'g,missing,,expired,,,,,,',
      ',unmatched,,no key,"{""x"":1}",,,,,',
      '',
    ].join('\r\n'),
  );
});

test('CSV has the caller’s columns where there are any', async () => {
  const columns = {
    id: (row: RowOutcome<{ n: number }> | Unmatched) => row.key,
    n: (row: RowOutcome<{ n: number }> | Unmatched) => (row.status === 'ok' ? row.output.n : undefined),
  };
  const typed: RowOutcome<{ n: number }>[] = [{ status: 'ok', key: 'a', output: { n: 1 }, response: {} }];
  expect(await written((to) => toCsv(streamed(typed), to, { columns }))).toBe('id,n\r\na,1\r\n');
});

test('CSV escapes what a spreadsheet would run, where that is asked for', async () => {
  const cells: RowOutcome[] = ['=1+1', '-2', '@x', 'a=b'].map((output) => ({
    status: 'ok',
    key: 'k',
    output,
    response: {},
  }));
  const columns = { output: (row: RowOutcome | Unmatched) => (row.status === 'ok' ? row.output : -1) };
  expect(await written((to) => toCsv(cells, to, { columns, escapeFormulas: true }))).toBe(
    "output\r\n'=1+1\r\n'-2\r\n'@x\r\na=b\r\n",
  );
  expect(await written((to) => toCsv(cells, to, { columns }))).toContain('\r\n=1+1\r\n');
});

/** A reader of CSV, by RFC 4180's grammar. */
function readCsv(content: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of content.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g)) {
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

test('CSV gives back every cell as it was', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', '\u2028', 'ü', ' ') }), {
          minLength: 2,
          maxLength: 2,
        }),
      ),
      async (cells) => {
        const these: RowOutcome<string[]>[] = cells.map((output) => ({ status: 'ok', key: 'k', output, response: {} }));
        const column = (index: number) => (row: RowOutcome<string[]> | Unmatched) =>
          row.status === 'ok' ? row.output[index] : '';
        const content = await written((to) => toCsv(these, to, { columns: { one: column(0), two: column(1) } }));
        expect(readCsv(content)).toEqual([['one', 'two'], ...cells]);
      },
    ),
  ));

test('a file is replaced when the new one is whole, and stays as it was when that fails', async () => {
  const path = join(folder, 'kept.jsonl');
  await writeFile(path, 'old');
  const broken = async function* (): AsyncGenerator<RowOutcome, void> {
    yield { status: 'missing', key: 'a', because: 'absent' };
    throw new Error('The download broke.');
  };
  await expect(toJsonl(broken(), path)).rejects.toThrow('The download broke.');
  expect(await readFile(path, 'utf8')).toBe('old');
  await toJsonl(streamed([rows[6]!]), path);
  expect(await readFile(path, 'utf8')).toBe('{"status":"missing","key":"g","because":"expired"}\n');
  expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
});
