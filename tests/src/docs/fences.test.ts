import { expect, test } from 'vitest';
import { fencesOf } from './fences.ts';

test('finds language, info, code and line', () => {
  expect(fencesOf('# Title\n\n```ts no-run: why\nlet a;\n\nlet b;\n```\n~~~sh\nls\n~~~\n')).toEqual([
    { language: 'ts', info: 'no-run: why', code: 'let a;\n\nlet b;\n', line: 4 },
    { language: 'sh', info: '', code: 'ls\n', line: 9 },
  ]);
});

test('a longer fence may hold shorter ones', () => {
  expect(fencesOf('````md\n```ts\na\n```\n````\n')).toEqual([
    { language: 'md', info: '', code: '```ts\na\n```\n', line: 2 },
  ]);
});

test('a fence in a list loses the indent of the list, and no more', () => {
  expect(fencesOf('- x\n\n  ```ts\n  if (a) {\n    b();\n  }\n  ```\n')).toMatchObject([
    { code: 'if (a) {\n  b();\n}\n' },
  ]);
});

test('a fence that is never closed is reported with its line', () => {
  expect(() => fencesOf('text\n```ts\nlet a;\n')).toThrow('the fence opened in line 2 is never closed');
});
