import type { ExportsTarget, Workspace } from '../workspaces/workspaces.ts';

const licence = 'Apache-2.0';

/**
 * What is wrong with a workspace's package.json.
 *
 * @param exists Whether a file is there; paths are from the root.
 */
export function checkManifest(workspace: Workspace, exists: (file: string) => boolean): string[] {
  const { directory, manifest } = workspace;
  const problems: string[] = [];
  if (manifest.license !== licence) problems.push(`license is ${manifest.license ?? 'missing'}, not ${licence}`);
  if (manifest.type !== 'module') problems.push('type is not "module"');
  if (manifest.private !== true) {
    if (manifest.files === undefined) problems.push('a published package must list its files');
    if (manifest.exports?.['./package.json'] !== './package.json') problems.push('exports lack "./package.json"');
    for (const [key, target] of Object.entries(manifest.exports ?? {})) {
      if (key !== './package.json')
        problems.push(...entryProblems(key, target, (file) => exists(`${directory}/${file}`)));
    }
  }
  return problems.map((problem) => `${directory}/package.json: ${problem}`);
}

/** An entry reads its source in this repository, its types and JavaScript from the build everywhere else, in this order. */
function entryProblems(key: string, target: ExportsTarget, exists: (file: string) => boolean): string[] {
  const source = typeof target === 'string' ? undefined : target['@genai-batch/source'];
  const name = /^\.\/src\/(?<name>.+)\.ts$/.exec(source ?? '')?.groups?.['name'];
  if (source === undefined || name === undefined) {
    return [`exports["${key}"] must say first "@genai-batch/source": "./src/….ts"`];
  }
  const expected = { '@genai-batch/source': source, types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` };
  if (JSON.stringify(target) !== JSON.stringify(expected)) {
    return [`exports["${key}"] must be ${JSON.stringify(expected)}, in this order`];
  }
  return exists(source.slice(2)) ? [] : [`exports["${key}"]: there is no ${source}`];
}
