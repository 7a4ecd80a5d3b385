import path from 'node:path';
import type { Workspace } from '../workspaces/workspaces.ts';
import { mayKnow, ownDependencies } from './arrows.ts';
import type { ImportSite } from './imports.ts';

/** What is wrong with one import in a file of a workspace; `undefined` when nothing is. */
export function importProblem(
  site: ImportSite,
  file: string,
  from: Workspace,
  workspaces: readonly Workspace[],
): string | undefined {
  const { specifier } = site;
  if (specifier.startsWith('.')) return relativeProblem(specifier, file, from);
  if (!specifier.startsWith('@genai-batch/')) return undefined;

  const name = specifier.split('/').slice(0, 2).join('/');
  const target = workspaces.find(({ manifest }) => manifest.name === name);
  if (target === undefined) return `${specifier}: there is no workspace ${name}`;
  if (name !== from.manifest.name) {
    if (!mayKnow(from.manifest.name, name)) return `${specifier}: ${from.manifest.name} must not know ${name}`;
    if (!ownDependencies(from.manifest).includes(name))
      return `${specifier}: ${name} is missing in ${from.directory}/package.json`;
  }
  const subpath = `.${specifier.slice(name.length)}`;
  if (target.manifest.exports?.[subpath] === undefined) return `${specifier}: ${name} does not export "${subpath}"`;
  return undefined;
}

function relativeProblem(specifier: string, file: string, { directory }: Workspace): string | undefined {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  return target.startsWith(`${directory}/`)
    ? undefined
    : `${specifier}: leads out of ${directory}; import the package by name`;
}
