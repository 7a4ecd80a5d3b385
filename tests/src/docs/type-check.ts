import path from 'node:path';
import { root } from './documents.ts';
import { run } from './run.ts';
import type { PlacedSnippet } from './workplace.ts';

/**
 * Type-checks all snippets of a workplace at once.
 *
 * @returns What the compiler says of each, by the snippet's file. Its line numbers are those of the document.
 * @throws Error when the compiler complains of something that is no snippet.
 */
export async function typeCheck(snippets: readonly PlacedSnippet[], workplace: string): Promise<Map<string, string[]>> {
  const programs = snippets.filter(({ kind }) => kind !== 'sh');
  const complaints = new Map(programs.map(({ file }): [string, string[]] => [file, []]));
  if (programs.length === 0) return complaints;
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { code, output } = await run(process.execPath, [tsc, '-p', workplace, '--pretty', 'false'], { cwd: workplace });
  let current: string[] | undefined;
  for (const line of output.split('\n').filter(Boolean)) {
    const { file, rest } = /^(?<file>\S.*?)\((?<rest>\d+,\d+\): error .*)$/.exec(line)?.groups ?? {};
    if (file !== undefined) current = complaints.get(path.resolve(workplace, file));
    if (current === undefined)
      throw new Error(`The type checker failed outside the snippets (it ended with ${code}):\n${output}`);
    current.push(rest ?? line);
  }
  return complaints;
}
