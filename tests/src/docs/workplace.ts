import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './documents.ts';
import type { Snippet } from './snippets.ts';

/** Inside the repository, so that a snippet finds the packages by the names it imports them by. */
export const workplace: string = path.join(root, 'tests/.snippets');

const extensions = { ts: 'ts', js: 'js', test: 'test.ts', sh: 'sh' } as const;

/** The folder in which a snippet runs, with the files of its document in it. */
export const folderOf = ({ document, line }: Snippet): string =>
  path.join(workplace, `${document.replaceAll('/', '-')}-${line}`);

/** The file that holds a snippet. */
export const fileOf = (snippet: Snippet): string => path.join(folderOf(snippet), `snippet.${extensions[snippet.kind]}`);

/** Writes every snippet down, and what the type checker needs to know. */
export function writeSnippets(snippets: readonly Snippet[]): void {
  rmSync(workplace, { recursive: true, force: true });
  mkdirSync(workplace, { recursive: true });
  writeFileSync(path.join(workplace, 'package.json'), '{ "private": true, "type": "module" }\n');
  const compilerOptions = {
    noEmit: true,
    allowJs: true,
    checkJs: true,
    moduleDetection: 'force',
    verbatimModuleSyntax: false,
  };
  const tsconfig = { extends: '../../tsconfig.base.json', compilerOptions, include: ['*/*.ts', '*/*.js'] };
  writeFileSync(path.join(workplace, 'tsconfig.json'), JSON.stringify(tsconfig, undefined, 2));
  for (const snippet of snippets) {
    mkdirSync(folderOf(snippet), { recursive: true });
    for (const [name, text] of Object.entries(snippet.files)) writeFileSync(path.join(folderOf(snippet), name), text);
    writeFileSync(fileOf(snippet), snippet.code);
  }
}
