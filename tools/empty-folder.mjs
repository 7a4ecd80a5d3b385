// Removes a folder that a build is about to write anew: node tools/empty-folder.mjs FOLDER
//
// A file whose source was renamed or deleted would stay in it otherwise, be cached with the build and be published.
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) throw new Error('Which folder? Use: node tools/empty-folder.mjs FOLDER');
const target = resolve(folder);
if (!target.startsWith(process.cwd() + '/') && !target.startsWith(process.cwd() + '\\')) {
  throw new Error(`${folder} is not below ${process.cwd()}, so it is left alone.`);
}
await rm(target, { recursive: true, force: true });
