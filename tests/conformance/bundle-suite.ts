import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rolldown, type Plugin } from 'rolldown';

const SHIM = '\0conformance-shim:';

/**
 * Makes the retry scenarios of Google's client suite loadable: each file of `conformance-test/scenarios` becomes one CommonJS
 * file. The client under test is the installed `@google-cloud/storage`; what else the suite needs of packages
 * (`uuid`, `node-fetch`) Node has itself.
 *
 * @param checkout A checkout of googleapis/nodejs-storage.
 * @param folder Where the files go, and where the suite finds and leaves its data.
 * @returns The files, in the order of the scenarios' names.
 * @throws Error when the folder is no such checkout
 */
export async function bundleSuite(checkout: string, folder: string): Promise<string[]> {
  const scenarios = path.join(checkout, 'conformance-test/scenarios');
  const names = readdirSync(scenarios)
    .filter((name) => name.endsWith('.ts'))
    .toSorted();
  if (names.length === 0) throw new Error(`${scenarios} has no scenarios`);
  cpSync(path.join(checkout, 'conformance-test/test-data'), path.join(folder, 'conformance-test/test-data'), {
    recursive: true,
  });
  mkdirSync(path.join(folder, 'build/cjs/conformance-test/test-data'), { recursive: true });
  const bundle = await rolldown({
    input: Object.fromEntries(names.map((name) => [path.basename(name, '.ts'), path.join(scenarios, name)])),
    platform: 'node',
    tsconfig: false,
    plugins: [shims(path.join(folder, 'build/cjs/src'))],
    logLevel: 'silent',
  });
  const { output } = await bundle.write({
    dir: path.join(folder, 'build/cjs/scenarios'),
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
  });
  await bundle.close();
  return output.flatMap((part) =>
    part.type === 'chunk' && part.isEntry ? [path.join(folder, 'build/cjs/scenarios', part.fileName)] : [],
  );
}

function shims(sourceFolder: string): Plugin {
  const client = createRequire(import.meta.url).resolve('@google-cloud/storage');
  const texts: Readonly<Record<string, string>> = {
    uuid: `import { randomUUID } from 'node:crypto'; export const v1 = randomUUID, v4 = randomUUID;`,
    'node-fetch': 'export default (...call) => globalThis.fetch(...call);',
    // The suite finds its data from where the client's compiled sources would lie.
    folder: `export const getDirName = () => ${JSON.stringify(sourceFolder)};`,
  };
  return {
    name: 'conformance-shims',
    resolveId(id) {
      if (/^\.\.\/src\/util\.js$/.test(id)) return `${SHIM}folder`;
      if (/^\.\.\/src(?:\/|$)/.test(id)) return { id: client, external: 'absolute' };
      return Object.hasOwn(texts, id) ? `${SHIM}${id}` : undefined;
    },
    load: (id) => (id.startsWith(SHIM) ? texts[id.slice(SHIM.length)] : undefined),
  };
}
