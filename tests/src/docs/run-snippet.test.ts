import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rmSync } from 'node:fs';
import { root } from './documents.ts';
import { runSnippet } from './run-snippet.ts';
import { snippetsOf } from './snippets.ts';
import { typeCheck } from './type-check.ts';
import { placeSnippets, type PlacedSnippet } from './workplace.ts';

const document = `
\`\`\`ts
import { hasEnded } from '@genai-batch/core';
import { readFileSync } from 'node:fs';
console.log(hasEnded({ state: 'JOB_STATE_SUCCEEDED' }), readFileSync('rows.jsonl', 'utf8'));
\`\`\`
\`\`\`jsonl file=rows.jsonl
{}
\`\`\`
\`\`\`ts
const text: string = 5;
\`\`\`
\`\`\`ts
throw new Error('on purpose');
\`\`\`
\`\`\`ts
await fetch('https://example.com/').catch(() => undefined);
\`\`\`
\`\`\`ts test
import { expect, test } from 'vitest';
import { hasEnded } from '@genai-batch/core';
test('runs', () => expect(hasEnded({ state: 'JOB_STATE_RUNNING' })).toBe(false));
test('fails', () => expect(1).toBe(2));
\`\`\`
\`\`\`sh run
node --version
false
echo never
\`\`\`
`;

const workplace = path.join(root, 'tests/.snippets/trial');
let placed: PlacedSnippet[] = [];
beforeAll(() => {
  placed = placeSnippets(snippetsOf('docs/trial.md', document), workplace);
});
afterAll(() => rmSync(workplace, { recursive: true }));
const [good, illTyped, throwing, calling, testing, shell] = [0, 1, 2, 3, 4, 5].map((index) => () => placed[index]!);

test('the type checker complains of the line in the document', async () => {
  const complaints = await typeCheck(placed, workplace);
  const found = [...complaints.values()].flat();
  expect(found).toEqual([expect.stringMatching(/^11,7\): error TS2322/)]);
  expect(complaints.get(illTyped!().file)).toEqual(found);
}, 30_000);

test('a snippet finds the packages, and the files of its document', async () => {
  expect(await runSnippet(good!())).toMatchObject({ code: 0, stdout: 'true {}\n\n', blocked: [] });
});

test('a snippet that throws fails, with its line in the document', async () => {
  const { code, output } = await runSnippet(throwing!());
  expect(code).toBe(1);
  expect(output).toMatch(/on purpose[^]*snippet\.ts:14:/);
});

test('a call beyond this machine is found, though the snippet swallows it', async () => {
  expect(await runSnippet(calling!())).toMatchObject({ blocked: [expect.stringContaining('example.com')] });
});

test('a test in a document runs as a test', async () => {
  const { code, output } = await runSnippet(testing!());
  expect(code).toBe(1);
  expect(output).toMatch(/1 failed \| 1 passed/);
}, 30_000);

test('a shell snippet stops at the first command that fails, on the same Node', async () => {
  expect(await runSnippet(shell!())).toMatchObject({ code: 1, stdout: `${process.version}\n` });
});
