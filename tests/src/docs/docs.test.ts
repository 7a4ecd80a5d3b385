import { beforeAll, describe, expect, test } from 'vitest';
import { readDocuments } from './documents.ts';
import { runSnippet } from './run-snippet.ts';
import { typeCheck } from './type-check.ts';
import { fileOf, writeSnippets } from './workplace.ts';

const documents = readDocuments();
const snippets = documents.flatMap((each) => each.snippets);
let complaints = new Map<string, string[]>();

beforeAll(async () => {
  writeSnippets(snippets);
  complaints = await typeCheck(snippets.filter(({ kind }) => kind !== 'sh'));
}, 60_000);

test('the README has a snippet that runs as pasted', () => {
  const readme = documents.find(({ document }) => document === 'README.md');
  expect(readme?.snippets.filter(({ noRun }) => noRun === undefined)).not.toEqual([]);
});

describe.for(documents.filter((each) => each.snippets.length > 0))('$document', ({ snippets: own }) => {
  test.for(own.map((snippet) => ({ where: `${snippet.document}:${snippet.line}`, snippet })))(
    'the snippet in $where',
    { timeout: 60_000 },
    async ({ snippet }) => {
      expect(complaints.get(fileOf(snippet)) ?? []).toEqual([]);
      if (snippet.noRun !== undefined) return;
      const { code, stdout, output, blocked } = await runSnippet(snippet);
      expect({ code, blocked }, output).toEqual({ code: 0, blocked: [] });
      if (snippet.output !== undefined) expect(stdout.trimEnd()).toBe(snippet.output.trimEnd());
    },
  );
});
