/**
 * Puts the command's modules into one file, in place: `node tools/bundle-command/main.ts packages/mock-api/dist/bin.js`.
 *
 * The server is some hundreds of small modules, and a process that starts it spends half of its time on finding and
 * reading them. Importers of the package still get the modules one by one.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node tools/bundle-command/main.ts FILE');
const directory = path.dirname(path.resolve(file));

/** Names the file of its own preload relative to itself, so it has to stay where it is. */
const staysApart = path.join(directory, 'offline.js');

const bundle = await rolldown({
  input: path.resolve(file),
  platform: 'node',
  external: (id, importer) =>
    !/^[./]/.test(id) || (importer !== undefined && path.resolve(path.dirname(importer), id) === staysApart),
});
const { output } = await bundle.generate({ format: 'esm', sourcemap: false });
await bundle.close();
const [main, ...others] = output;
if (others.length > 0)
  throw new Error(`${file} did not fit into one file: ${others.map((part) => part.fileName).join(', ')}`);
await writeFile(path.resolve(file), main.code);
