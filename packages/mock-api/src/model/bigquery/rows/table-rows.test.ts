import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ObjectStore } from '../../objects/object-store.ts';
import { column } from '../schema/table-field.ts';
import type { RowCells } from '../values/cells.ts';
import { pagePieces } from './page-pieces.ts';
import { cellsIn, cellsOf } from './read-rows.ts';
import { TableRows } from './table-rows.ts';

const store = new ObjectStore({ now: () => new Date(0), memoryLimitBytes: 2000 });
afterAll(() => store.close());

const schema = [column('text', 'STRING')];
const cells = (text: string): RowCells => ({ f: [{ v: text }] });

async function tableOf(inserts: readonly (readonly string[])[]): Promise<TableRows> {
  const rows = new TableRows(() => store.newContent());
  for (const texts of inserts) {
    const writer = rows.openWriter(schema);
    for (const text of texts) await writer.write(cells(text));
    await rows.append([await writer.finish()]);
  }
  return rows;
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.nat(700).map((length) => 'é"\n'.repeat(length)),
);
const inserts = fc.array(fc.array(text, { maxLength: 300 }), { maxLength: 20 });

test('pages of any size, one after another, give the same rows', () =>
  fc.assert(
    fc.asyncProperty(
      inserts,
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 20_000 }),
      async (given, maxRows, maxBytes) => {
        const { now } = await tableOf(given);
        const all = given.flat().map(cells);
        expect(now.rowCount).toBe(all.length);
        const read: RowCells[] = [];
        for (let start = 0; start < all.length;) {
          const pieces = await pagePieces(now, { start, maxRows, maxBytes });
          const rows = pieces.reduce((sum, { rowCount }) => sum + rowCount, 0);
          expect(rows).toBeGreaterThan(0);
          expect(rows).toBeLessThanOrEqual(maxRows);
          for (const { segment, from, to } of pieces)
            read.push(...(await Array.fromAsync(cellsIn(segment, schema, from, to))));
          start += rows;
        }
        expect(read).toEqual(all);
      },
    ),
    { numRuns: 60 },
  ));

test('a reading may begin at any row', () =>
  fc.assert(
    fc.asyncProperty(inserts, fc.nat(400), async (given, start) => {
      const { now } = await tableOf(given);
      expect(await Array.fromAsync(cellsOf(now, schema, start))).toEqual(given.flat().map(cells).slice(start));
    }),
    { numRuns: 30 },
  ));

test('a page over its limit of bytes has one row at least, and few more bytes than allowed', async () => {
  const { now } = await tableOf([Array.from({ length: 3000 }, (_, i) => `row ${i} ${'x'.repeat(100)}`)]);
  const [piece, ...others] = await pagePieces(now, { start: 7, maxRows: 3000, maxBytes: 100_000 });
  expect(others).toEqual([]);
  expect(piece!.to - piece!.from).toBeLessThanOrEqual(100_000);
  const tiny = await pagePieces(now, { start: 7, maxRows: 3000, maxBytes: 1 });
  expect(tiny.map(({ rowCount }) => rowCount)).toEqual([1]);
});

test('a table of many small inserts has few segments', async () => {
  const rows = await tableOf(Array.from({ length: 500 }, (_, i) => [`row ${i}`]));
  expect(rows.now.rowCount).toBe(500);
  expect(rows.now.segments.length).toBeLessThan(30);
});

test('rows inserted at once from many sides are all there', async () => {
  const rows = new TableRows(() => store.newContent());
  await Promise.all(
    Array.from({ length: 40 }, async (_, i) => {
      const writer = rows.openWriter(schema);
      await writer.write(cells(`row ${i}`));
      await rows.append([await writer.finish()]);
    }),
  );
  expect(new Set((await Array.fromAsync(cellsOf(rows.now, schema))).map(({ f }) => f[0]?.v)).size).toBe(40);
});

test('columns that a table got later are null in the rows before, in structs as well', async () => {
  const before = [{ ...column('s', 'RECORD'), fields: [column('a', 'STRING')] }];
  const after = [
    { ...column('s', 'RECORD'), fields: [column('a', 'STRING'), column('b', 'STRING')] },
    { ...column('l', 'STRING'), mode: 'REPEATED' as const },
  ];
  const rows = new TableRows(() => store.newContent());
  const writer = rows.openWriter(before);
  await writer.write({ f: [{ v: { f: [{ v: 'x' }] } }] });
  await rows.append([await writer.finish()]);
  expect(await Array.fromAsync(cellsOf(rows.now, after))).toEqual([
    { f: [{ v: { f: [{ v: 'x' }, { v: null }] } }, { v: [] }] },
  ]);
});
