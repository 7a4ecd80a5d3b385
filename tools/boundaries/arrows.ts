import type { Manifest, Workspace } from '../workspaces/workspaces.ts';

/** Which of our packages a package may depend on. `types` allows `import type` alone. */
const arrows: Readonly<Record<string, Readonly<Record<string, 'values' | 'types'>>>> = {
  '@genai-batch/core': {},
  '@genai-batch/mock-api': { '@genai-batch/core': 'types' },
  '@genai-batch/testing': { '@genai-batch/core': 'values', '@genai-batch/mock-api': 'values' },
  '@genai-batch/demo': { '@genai-batch/core': 'values', '@genai-batch/mock-api': 'values' },
  '@genai-batch/tests': {
    '@genai-batch/core': 'values',
    '@genai-batch/mock-api': 'values',
    '@genai-batch/testing': 'values',
    '@genai-batch/demo': 'values',
  },
  '@genai-batch/tools': {},
};

/** What an arrow from one package to another allows; `undefined` when there must be none. */
export function arrow(from: string, to: string): 'values' | 'types' | undefined {
  return arrows[from]?.[to];
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
      .filter((name) => arrow(manifest.name, name) === undefined)
      .map((name) => `${directory}/package.json: ${manifest.name} must not depend on ${name}`);
  });
}
