/**
 * Builds an entry from its sources as one file, and one more for each part that is loaded when first used:
 * `node tools/bundle-entry/main.ts packages/core/src/index.ts packages/core/dist`. Types come from `tsc`.
 *
 * A hundred small modules take longer to find and open than to run, and importing core is to be quick.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const [entry, directory] = process.argv.slice(2);
if (entry === undefined || directory === undefined)
  throw new Error('usage: node tools/bundle-entry/main.ts ENTRY FOLDER');

const bundle = await rolldown({
  input: path.resolve(entry),
  platform: 'neutral',
  external: (id) => !/^[./]/.test(id),
});
await rm(path.resolve(directory, 'lazy'), { recursive: true, force: true }); // names change with what is in them
await bundle.write({
  dir: path.resolve(directory),
  format: 'esm',
  sourcemap: true,
  chunkFileNames: 'lazy/[name]-[hash].js',
});
await bundle.close();
