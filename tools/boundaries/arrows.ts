import type { Manifest, Workspace } from '../workspaces/workspaces.ts';

/** Which of our packages a package may depend on. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  '@genai-batch/core': [],
  '@genai-batch/mock-api': [],
  '@genai-batch/testing': ['@genai-batch/core', '@genai-batch/mock-api'],
  '@genai-batch/demo': ['@genai-batch/core', '@genai-batch/mock-api'],
  '@genai-batch/tests': ['@genai-batch/core', '@genai-batch/mock-api', '@genai-batch/testing', '@genai-batch/demo'],
  '@genai-batch/tools': [],
};

/** Whether an arrow leads from one package to another. */
export function mayKnow(from: string, to: string): boolean {
  return arrows[from]?.includes(to) ?? false;
}

/** Our packages that a manifest names, however it names them. */
export function ownDependencies(manifest: Manifest): string[] {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
  return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies }).filter(
    (name) => name.startsWith('@genai-batch/'),
  );
}

/** What is wrong with the edges between workspaces, as their package.json files state them. */
export function checkArrows(workspaces: readonly Workspace[]): string[] {
  return workspaces.flatMap(({ directory, manifest }) => {
    if (arrows[manifest.name] === undefined)
      return [`${directory}: say in tools/boundaries what ${manifest.name} may depend on`];
    return ownDependencies(manifest)
      .filter((name) => !mayKnow(manifest.name, name))
      .map((name) => `${directory}/package.json: ${manifest.name} must not depend on ${name}`);
  });
}
