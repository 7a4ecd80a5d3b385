/**
 * Checks our packages as a user gets them: packs them, installs the tarballs into an empty project, and uses them there.
 * `npm run packaging` (which builds first). `--keep` leaves the project behind.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runCommand } from '../process/run-command.ts';
import { readWorkspaces, root, type Manifest } from '../workspaces/workspaces.ts';
import { checkContents, filesWithPaths } from './check-contents.ts';
import { createConsumer } from './consumer-project.ts';
import { entriesOf, loadEntry, loadInVitest, typesModule } from './entries.ts';
import { Steps } from './steps.ts';
import { pack, type Tarball } from './tarball.ts';
import { sortComplaints } from './type-complaints.ts';

const steps = new Steps();
const folder = mkdtempSync(path.join(tmpdir(), 'genai-batch-consumer-'));
const published = readWorkspaces().filter(({ manifest }) => manifest.private !== true);

const tarballs: Tarball[] = [];
for (const { directory, manifest } of published) {
  await steps.run(`pack ${manifest.name}`, async () => {
    const tarball = await pack(path.join(root, directory), manifest, folder);
    tarballs.push(tarball);
    refuse(checkContents(manifest, tarball.contents));
    return `${tarball.contents.length} files, ${Math.ceil(tarball.sizeBytes / 1024)} KiB`;
  });
}

await steps.run('install into an empty project', async () => {
  await createConsumer(folder, tarballs, peers(published.map(({ manifest }) => manifest)));
  return `${tarballs.length} tarballs and what they need`;
});

for (const { manifest } of published) {
  await steps.run(`no path of this machine in ${manifest.name}`, async () => {
    const installed = path.join(folder, 'node_modules', manifest.name);
    const files = globSync('**/*.{js,ts,map,json}', { cwd: installed });
    refuse(
      filesWithPaths(
        files.map((file) => [file, readFileSync(path.join(installed, file), 'utf8')] as const),
        [root],
      ),
    );
    return `${files.length} files read`;
  });
}

const entries = published.flatMap(({ manifest }) => entriesOf(manifest));
for (const entry of entries) {
  const load = entry.endsWith('/vitest') ? loadInVitest : loadEntry;
  await steps.run(`${load === loadEntry ? 'import and require()' : 'import in a test'} ${entry}`, async () => {
    const names = await load(entry, folder);
    return names.length === 0 ? 'loads (exports nothing)' : `${names.length} names`;
  });
}

const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
await steps.run('types of every entry, strict nodenext', async () => {
  writeFileSync(path.join(folder, 'every-entry.ts'), typesModule(entries));
  const check = runCommand(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder, quiet: true });
  // The first line of a failure is the command's.
  const said = await check.catch((error: Error) => error.message.slice(error.message.indexOf('\n') + 1));
  const { ours, others } = sortComplaints(said);
  refuse(ours);
  const programs = globSync('use*.ts', { cwd: folder }).length;
  return `${entries.length} entries, ${programs} programs (${others} complaints about other people's declarations)`;
});

for (const program of globSync('use*.{ts,cjs}', { cwd: folder, exclude: ['*.test.ts'] }).toSorted()) {
  await steps.run(`run ${program}`, async () =>
    (await runCommand(process.execPath, [program], { cwd: folder, quiet: true })).trim().replaceAll('\n', ' | '),
  );
}

await steps.run('a test of a user', async () => {
  const vitest = path.join(folder, 'node_modules/vitest/vitest.mjs');
  const output = await runCommand(process.execPath, [vitest, 'run', 'use.test.ts'], { cwd: folder, quiet: true });
  return /\d+ passed/.exec(stripVTControlCharacters(output).split('Tests').at(-1) ?? '')?.[0] ?? output;
});

for (const { manifest } of published) {
  for (const name of Object.keys(manifest.bin ?? {})) {
    await steps.run(`${name} --help`, async () => {
      const help = await runCommand(path.join(folder, 'node_modules/.bin', name), ['--help'], {
        cwd: folder,
        quiet: true,
      });
      if (!help.includes(name)) throw new Error(`does not name itself:\n${help}`);
      return help.split('\n', 1).join('');
    });
  }
}

if (process.argv.includes('--keep')) console.log(`the project is in ${folder}`);
else rmSync(folder, { recursive: true, force: true });
console.log(steps.failed.length === 0 ? 'The packages are fit to be published.' : `Failed: ${steps.failed.join('; ')}`);
if (steps.failed.length > 0) process.exitCode = 1;

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('; '));
}

/** What a user of every entry installs beside our packages: their peers, the compiler's Node types. */
function peers(manifests: readonly Manifest[]): Record<string, string> {
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const wanted = Object.assign({}, ...manifests.map(({ peerDependencies }) => peerDependencies)) as Record<
    string,
    string
  >;
  return { ...wanted, '@types/node': devDependencies['@types/node'] ?? '*' };
}
