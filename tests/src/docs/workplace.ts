import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './documents.ts';
import type { Snippet } from './snippets.ts';

const extensions = { ts: 'ts', js: 'js', test: 'test.ts', sh: 'sh' } as const;

/** A snippet that lies in a folder of its own, ready to run. */
export interface PlacedSnippet extends Snippet {
  /** Where it runs; the files of its document are there too. */
  readonly folder: string;
  /** Absolute path of its code. */
  readonly file: string;
}

/**
 * Writes snippets down, and what the type checker needs to know.
 *
 * @param workplace A folder inside the repository, so that a snippet finds the packages by the names it imports them by.
 */
export function placeSnippets(snippets: readonly Snippet[], workplace: string): PlacedSnippet[] {
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
  const tsconfig = { extends: path.join(root, 'tsconfig.base.json'), compilerOptions, include: ['*/*.ts', '*/*.js'] };
  writeFileSync(path.join(workplace, 'tsconfig.json'), JSON.stringify(tsconfig, undefined, 2));
  return snippets.map((snippet) => {
    const folder = path.join(workplace, `${snippet.document.replaceAll('/', '-')}-${snippet.line}`);
    const file = path.join(folder, `snippet.${extensions[snippet.kind]}`);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(snippet.files)) writeFileSync(path.join(folder, name), text);
    writeFileSync(file, snippet.code);
    return { ...snippet, folder, file };
  });
}
