import { expect, test } from 'vitest';
import { snippetsOf } from './snippets.ts';

const read = (...lines: string[]) => snippetsOf('docs/x.md', `${lines.join('\n')}\n`);

test('a fence in ts, js or "sh run" is a program; others are text', () => {
  const blocks = ['ts', 'js', 'ts test', 'sh run', 'sh', 'json', 'text', ''].flatMap((info) => [
    `\`\`\`${info}`,
    'x',
    '```',
  ]);
  expect(read(...blocks).map(({ kind, line }) => [kind, line])).toEqual([
    ['ts', 2],
    ['js', 5],
    ['test', 8],
    ['sh', 11],
  ]);
});

test('the code stands in the lines where it stands in the document', () => {
  const [snippet] = read('# Title', '', '```ts', 'first();', '```', 'and then', '```ts continued', 'second();', '```');
  expect(snippet?.code.split('\n')).toEqual(['', '', '', 'first();', '', '', '', 'second();', '']);
});

test('a snippet that is not run says why', () => {
  expect(read('```ts no-run: needs a bucket of yours', 'x', '```')).toMatchObject([
    { noRun: 'needs a bucket of yours' },
  ]);
});

test('an output belongs to the snippet before it', () => {
  expect(read('```ts', 'x', '```', '```text output', 'printed', '```')).toMatchObject([{ output: 'printed\n' }]);
});

test('a file lies beside every snippet of its document', () => {
  expect(read('```ts', 'x', '```', '```jsonl file=rows.jsonl', '{}', '```')).toMatchObject([
    { files: { 'rows.jsonl': '{}\n' } },
  ]);
});

test.for<[info: string, says: RegExp]>([
  ['ts no-run', /docs\/x\.md:1: "ts no-run" means nothing.*no-run: REASON/],
  ['ts no-run:', /means nothing/],
  ['ts skip', /means nothing/],
  ['sh no-run: x', /means nothing/],
  ['ts continued', /no snippet that this could continue/],
  ['text output', /no snippet whose output/],
])('"%s" is refused', ([info, says]) => {
  expect(() => read(`\`\`\`${info}`, 'x', '```')).toThrow(says);
});
