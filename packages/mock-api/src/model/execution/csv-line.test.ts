import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCells } from './csv-line.ts';

test('quoted cells are texts, whatever is in them', () =>
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
      expect(csvCells(line)).toEqual(cells);
    }),
  ));

test.for<[line: string, cells: (string | number)[]]>([
  ['42,31,red', [42, 31, 'red']],
  ['-1.5e3,"7",', [-1500, '7', '']],
  [',a', ['', 'a']],
  ['', ['']],
  [' 7 , b c ', [7, 'b c']],
  ['"a ""b"", c",NaN,Infinity', ['a "b", c', 'NaN', 'Infinity']],
])('%s', ([line, cells]) => {
  expect(csvCells(line)).toEqual(cells);
});
