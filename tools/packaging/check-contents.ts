import type { Manifest } from '../workspaces/workspaces.ts';

/** What every package brings beside its code. */
const documents = ['LICENSE', 'README.md', 'package.json'];

/** What is wrong with the list of files in a package. */
export function checkContents(manifest: Manifest, contents: readonly string[]): string[] {
  const there = new Set(contents);
  const problems: string[] = [];
  const need = (file: string, reason: string): void => {
    if (!there.has(file)) problems.push(`${file} is missing: ${reason}`);
  };
  for (const file of documents) need(file, 'every package brings it');
  for (const file of targets(manifest)) need(file, 'package.json points to it');
  for (const file of contents) {
    if (!documents.includes(file) && file !== 'CHANGELOG.md' && !/^(src|dist)\//.test(file)) {
      problems.push(`${file} does not belong into the package`);
    }
    if (/(^|\/)__|\.(test|test-d|test-setup|bench)\.|\.tsbuildinfo$|(^|\/)\./.test(file))
      problems.push(`${file} is for this repository alone`);
    if (file.startsWith('dist/lazy/')) continue; // named by the bundler, which clears the folder first
    const built = /^dist\/(?<name>.+?)(\.d\.ts|\.js)(\.map)?$/.exec(file)?.groups?.['name'];
    if (built !== undefined) need(`src/${built}.ts`, `${file} is left from an earlier build`);
  }
  return [...new Set(problems)];
}

/** Every file that a package.json points to. */
function targets({ exports = {}, bin = {} }: Manifest): string[] {
  const exported = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  return [...exported, ...Object.values(bin)].map((target) => target.replace(/^\.\//, ''));
}

/** The files of a package that hold a path of the machine which built it. */
export function filesWithPaths(
  files: Iterable<readonly [file: string, text: string]>,
  paths: readonly string[],
): string[] {
  const found: string[] = [];
  for (const [file, text] of files) {
    const inside = [...paths, 'file:///'].find((each) => text.includes(each));
    if (inside !== undefined && /^(dist|package\.json)/.test(file)) found.push(`${file} holds the path ${inside}`);
  }
  return found;
}
