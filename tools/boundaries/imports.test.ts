import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const read = (source: string) => importsOf('x.ts', source).map(({ specifier }) => specifier);

test.for([
  "import { a } from 'm'",
  "import a from 'm'",
  "import * as a from 'm'",
  "import 'm'",
  "import type from 'm'",
  "import { type A } from 'm'",
  "export { a } from 'm'",
  "export * from 'm'",
  "export * as a from 'm'",
  "export { type A } from 'm'",
  "const a = await import('m')",
  "import type { A } from 'm'",
  "import type A from 'm'",
  "import type * as A from 'm'",
  "export type { A } from 'm'",
  "export type * from 'm'",
])('%s', (source) => {
  expect(read(source)).toEqual(['m']);
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
