import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const read = (source: string) => importsOf('x.ts', source).map(({ specifier, typeOnly }) => [specifier, typeOnly]);

test.for<[source: string, typeOnly: boolean]>([
  ["import { a } from 'm'", false],
  ["import a from 'm'", false],
  ["import * as a from 'm'", false],
  ["import 'm'", false],
  ["import type from 'm'", false],
  ["import { type A } from 'm'", false],
  ["export { a } from 'm'", false],
  ["export * from 'm'", false],
  ["export * as a from 'm'", false],
  ["export { type A } from 'm'", false],
  ["const a = await import('m')", false],
  ["import type { A } from 'm'", true],
  ["import type A from 'm'", true],
  ["import type * as A from 'm'", true],
  ["export type { A } from 'm'", true],
  ["export type * from 'm'", true],
])('%s: types alone: %s', ([source, typeOnly]) => {
  expect(read(source)).toEqual([['m', typeOnly]]);
});

test('an import in a string or a comment is none', () => {
  expect(read("// import 'a'\nconst text = `import 'b'`; /* export * from 'c' */")).toEqual([]);
});

test('says on which line', () => {
  expect(importsOf('x.ts', "import 'a';\n\nexport * from 'b';\n")).toMatchObject([{ line: 1 }, { line: 3 }]);
});

test('a file that is no TypeScript is named', () => {
  expect(() => importsOf('broken.ts', 'import {')).toThrow(/broken\.ts could not be read/);
});
