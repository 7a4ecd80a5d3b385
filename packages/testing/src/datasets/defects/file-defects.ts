import { gzipSync } from 'node:zlib';
import type { DefectDefinition, DefectTable } from './defect.ts';

/** What can be wrong with a file of any family. */
export type FileDefect =
  | 'no-rows'
  | 'not-json'
  | 'not-an-object'
  | 'cut-off'
  | 'gzip-cut-off'
  | 'blank-lines'
  | 'byte-order-mark'
  | 'crlf'
  | 'line-separator'
  | 'invalid-utf8'
  | 'duplicate-key'
  | 'huge-line';

const HUGE_LINE_CHARACTERS = 8 * 1024 * 1024;

/** As Vertex AI takes them, whatever the model. */
export const fileDefects: DefectTable<FileDefect> = {
  'no-rows': {
    description: 'no rows at all',
    effect: 'import-failure',
    message: 'The input has no rows.',
    damage: { lines: () => [] },
  },
  'not-json': {
    description: 'a line in JavaScript’s notation instead of JSON',
    effect: 'import-failure',
    message: 'JSON parsing error',
    damage: { lines: changeLast((line) => line.replace(/"(\w+)":/, '$1:')) },
  },
  'not-an-object': {
    description: 'a line that is a list instead of an object',
    effect: 'import-failure',
    message: 'the row is not an object',
    damage: { lines: changeLast((line) => `[${line}]`) },
  },
  'cut-off': {
    description: 'a last line that ends in the middle, as after a lost upload',
    effect: 'import-failure',
    message: 'JSON parsing error',
    damage: { bytes: (bytes) => bytes.subarray(0, -20) },
  },
  'gzip-cut-off': {
    description: 'compressed content under the name of a plain file, the end of it missing',
    effect: 'import-failure',
    message: 'JSON parsing error',
    damage: { bytes: (bytes) => gzipSync(bytes).subarray(0, -10) },
  },
  'blank-lines': {
    description: 'blank lines between and after its rows',
    effect: 'accepted',
    damage: { lines: (lines) => lines.flatMap((line) => [line, '', '  ']) },
  },
  'byte-order-mark': {
    description: 'a byte order mark before the first line, as Windows editors write it',
    effect: 'accepted',
    damage: { bytes: (bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes]) },
  },
  crlf: {
    description: 'lines that end in \\r\\n, as on Windows',
    effect: 'accepted',
    damage: { lines: (lines) => lines.map((line) => `${line}\r`) },
  },
  'line-separator': {
    description: 'U+2028 in a text, which some readers take for the end of a line',
    effect: 'accepted',
    damage: { lines: changeLast((line) => line.replace('“', '\u2028“')) },
  },
  'invalid-utf8': {
    description: 'a byte in a text that is no UTF-8, as in a file of Latin-1; a replacement character takes its place',
    effect: 'accepted',
    damage: {
      bytes: (bytes) => {
        const at = bytes.lastIndexOf('“');
        return Buffer.concat([bytes.subarray(0, at), Buffer.of(0xe9), bytes.subarray(at + Buffer.byteLength('“'))]);
      },
    },
  },
  'duplicate-key': {
    description: 'two rows of one key: both are answered, and no key tells their answers apart',
    effect: 'accepted',
    damage: { lines: changeLast((line) => line.replace('row-000003', 'row-000001')) },
  },
  'huge-line': {
    description: 'a line of eight million characters',
    effect: 'accepted',
    damage: { lines: changeLast((line) => line.replace('“', `“${'a'.repeat(HUGE_LINE_CHARACTERS)} `)) },
  },
};

/** A file of one row more than a job may have. */
export function tooManyRows(maxRows: number): DefectDefinition {
  return {
    description: `${maxRows + 1} rows, one more than a job of this model takes`,
    effect: 'import-failure',
    message: `more than ${maxRows} rows`,
    damage: {
      lines: ([line = '']) =>
        Array.from({ length: maxRows + 1 }, (_, index) =>
          line.replace('row-000001', `row-${String(index + 1).padStart(6, '0')}`),
        ),
    },
  };
}

function changeLast(change: (line: string) => string): (lines: readonly string[]) => string[] {
  return (lines) => lines.map((line, index) => (index === lines.length - 1 ? change(line) : line));
}
