import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, readCsv, type CsvOptions } from './csv-records.ts';

const options: CsvOptions = { delimiter: ',', quote: '"', allowsQuotedNewlines: true };
const textOf = async function* (text: string, size = text.length || 1): AsyncGenerator<string, void> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
};
const read = async (text: string, more: Partial<CsvOptions> = {}): Promise<(string[] | string)[]> =>
  Array.fromAsync(
    readCsv(textOf(text), { ...options, ...more }),
    ({ fields, problem }) => problem ?? fields.map((field) => field.text),
  );

test('what was written is read, however it arrives', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é') }), { minLength: 2, maxLength: 4 }),
        { maxLength: 6 },
      ),
      fc.integer({ min: 1, max: 9 }),
      async (records, size) => {
        const text = records.map((record) => `${csvLine(record, ',')}\n`).join('');
        const back = await Array.fromAsync(readCsv(textOf(text, size), options), ({ fields }) =>
          fields.map((field) => field.text),
        );
        expect(back).toEqual(records);
      },
    ),
  ));

test.for<[name: string, text: string, more: Partial<CsvOptions>, records: (string[] | string)[]]>([
  [
    'line ends of Windows',
    'a,b\r\nc,d\r\n',
    {},
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['no line end at the end', 'a,b', {}, [['a', 'b']]],
  [
    'blank lines',
    'a,b\n\nc,d\n',
    {},
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['an empty field at the end', 'a,\n', {}, [['a', '']]],
  ['another delimiter', 'a\tb,c\n', { delimiter: '\t' }, [['a', 'b,c']]],
  ['no quotation marks', '"a,b"\n', { quote: undefined }, [['"a', 'b"']]],
  ['a quotation that never ends', '"a,b\n', { allowsQuotedNewlines: false }, ['Missing close quote character (").']],
  ['text after a quotation', '"a"b,c\n', {}, ['Data between close quote character (") and field separator.']],
])('%s', async ([, text, more, records]) => {
  expect(await read(text, more)).toEqual(records);
});
