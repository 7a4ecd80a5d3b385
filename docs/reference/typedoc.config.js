// The reference documents what users can import: every entry of the packages' export maps, under its own name.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const packages = ['core', 'mock-api', 'testing'];

/** The entries that export something, as `[name, file]`. */
const entries = packages.flatMap((folder) => {
  const { name, exports } = JSON.parse(readFileSync(path.join(root, 'packages', folder, 'package.json'), 'utf8'));
  return Object.entries(exports)
    .filter(([, targets]) => typeof targets === 'object')
    .map(([entry, targets]) => [
      path.posix.join(name, entry),
      path.join('packages', folder, targets['@genai-batch/source']),
    ])
    .filter(([, file]) => /^export /m.test(readFileSync(path.join(root, file), 'utf8')));
});

/** TypeDoc names modules for their paths below the folder that all of them share. */
const moduleNames = new Map(
  entries.map(([name, file]) => [path.relative('packages', file).replace(/(?:\/index)?\.ts$/, ''), name]),
);

function nameModules(app) {
  app.converter.on('resolveBegin', ({ project }) => {
    for (const module of project.children ?? []) {
      const name = moduleNames.get(module.name);
      if (name === undefined) throw new Error(`${module.name} is no entry of a package`);
      module.name = name;
    }
  });
}

// oxlint-disable-next-line import/no-default-export -- TypeDoc looks for it
export default {
  name: 'genai-batch',
  readme: './front-page.md',
  projectDocuments: ['../guides/*.md', '../differences.md', '../decisions/*.md'],
  tsconfig: './tsconfig.json',
  entryPoints: entries.map(([, file]) => path.join(root, file)),
  plugin: [nameModules],
  out: './out',
  // No address to link sources to is known.
  disableSources: true,
  highlightLanguages: ['js', 'json', 'python', 'sh', 'ts'],
  validation: { invalidLink: true, invalidPath: true, notExported: true, notDocumented: true },
  packagesRequiringDocumentation: packages.map((folder) => `@genai-batch/${folder}`),
  requiredToBeDocumented: ['Class', 'Function', 'Interface', 'Method', 'TypeAlias'],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
