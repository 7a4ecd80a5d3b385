import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../process/run-command.ts';
import type { Manifest } from '../workspaces/workspaces.ts';

/** What a user writes to import each entry of a package: `@genai-batch/mock-api/server`. */
export function entriesOf({ name, exports = {} }: Manifest): string[] {
  return Object.keys(exports)
    .filter((key) => key !== './package.json')
    .map((key) => name + key.slice(1));
}

/**
 * Loads an entry in a process of its own, once by import and once by require().
 *
 * @returns The names it exports.
 * @throws Error when it does not load, or the two ways find different names.
 */
export async function loadEntry(entry: string, folder: string): Promise<string[]> {
  const print = 'console.log(JSON.stringify(Object.keys(loaded).sort()))';
  const node = async (type: string, load: string): Promise<string> =>
    runCommand(process.execPath, [`--input-type=${type}`, '--eval', `const loaded = ${load}; ${print}`], {
      cwd: folder,
      quiet: true,
    });
  const imported = await node('module', `await import(${JSON.stringify(entry)})`);
  const required = await node('commonjs', `require(${JSON.stringify(entry)})`);
  const withoutMark = (names: string): string[] =>
    (JSON.parse(names) as string[]).filter((name) => name !== '__esModule');
  if (withoutMark(imported).join() !== withoutMark(required).join()) {
    throw new Error(`${entry}: import finds ${imported.trim()}, require() ${required.trim()}`);
  }
  return withoutMark(imported);
}

/** Loads an entry the only way a runner's entry can be loaded: in a test of Vitest's. */
export async function loadInVitest(entry: string, folder: string): Promise<string[]> {
  const test = `import { expect, test } from 'vitest';
import * as loaded from ${JSON.stringify(entry)};
test('loads', () => console.log('names ' + JSON.stringify(Object.keys(loaded).toSorted())));
test('exports something', () => expect(Object.keys(loaded)).not.toEqual([]));
`;
  writeFileSync(path.join(folder, 'entry.test.ts'), test);
  const vitest = path.join(folder, 'node_modules/vitest/vitest.mjs');
  const output = await runCommand(process.execPath, [vitest, 'run', 'entry.test.ts'], { cwd: folder, quiet: true });
  return JSON.parse(/names (?<names>\[.*\])/.exec(output)?.groups?.['names'] ?? '[]') as string[];
}

/** A module that names the types and values of every entry, for the type checker. */
export function typesModule(entries: readonly string[]): string {
  return entries.map((entry, index) => `export * as entry${index} from ${JSON.stringify(entry)};\n`).join('');
}
