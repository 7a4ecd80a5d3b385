import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { snippetsOf, type Snippet } from './snippets.ts';

/** The folder that holds the root package.json. */
export const root: string = path.resolve(import.meta.dirname, '../../..');

/** Documents whose snippets are tested. */
export function readDocuments(): { document: string; snippets: Snippet[] }[] {
  const patterns = ['README.md', 'docs/**/*.md', 'packages/*/README.md', 'apps/*/README.md'];
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }).toSorted())
    .map((file) => file.replaceAll(path.sep, '/'))
    .map((document) => ({ document, snippets: snippetsOf(document, readFileSync(path.join(root, document), 'utf8')) }));
}
