import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readDocuments, root } from './documents.ts';
import { runSnippet } from './run-snippet.ts';
import { typeCheck } from './type-check.ts';
import { placeSnippets } from './workplace.ts';

const workplace = path.join(root, 'tests/.snippets/documents');
const snippets = placeSnippets(readDocuments(), workplace);
let complaints = new Map<string, string[]>();

beforeAll(async () => {
  complaints = await typeCheck(snippets, workplace);
}, 60_000);

test('the README has a snippet that runs as pasted', () => {
  expect(snippets.filter(({ document, noRun }) => document === 'README.md' && noRun === undefined)).not.toEqual([]);
});

// Side by side: most of their time is a reader's wait between two looks at a job.
test.concurrent.for(snippets.map((snippet) => [`${snippet.document}:${snippet.line}`, snippet] as const))(
  'the snippet in %s',
  { timeout: 60_000 },
  async ([, snippet]) => {
    expect(complaints.get(snippet.file) ?? []).toEqual([]);
    if (snippet.noRun !== undefined) return;
    const { code, stdout, output, blocked } = await runSnippet(snippet);
    expect({ code, blocked }, output).toEqual({ code: 0, blocked: [] });
    if (snippet.output !== undefined) expect(stdout.trimEnd()).toBe(snippet.output.trimEnd());
  },
);
