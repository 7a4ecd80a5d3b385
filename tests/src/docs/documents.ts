import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { snippetsOf, type Snippet } from './snippets.ts';

/** The folder that holds the root package.json. */
export const root: string = path.resolve(import.meta.dirname, '../../..');

/** The snippets of every document whose snippets are tested. */
export function readDocuments(): Snippet[] {
  return ['README.md', 'docs/**/*.md', 'packages/*/README.md', 'apps/*/README.md']
    .flatMap((pattern) => globSync(pattern, { cwd: root, exclude: isForeign }).toSorted())
    .map((file) => file.replaceAll(path.sep, '/'))
    .flatMap((document) => snippetsOf(document, readFileSync(path.join(root, document), 'utf8')));
}

/** The folder of the API reference holds packages of its own, and copies. */
function isForeign(file: string): boolean {
  return file.startsWith(path.join('docs', 'reference'));
}
