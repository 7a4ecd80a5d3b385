import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../process/run-command.ts';
import type { Tarball } from './tarball.ts';

/**
 * Makes a project of somebody else's that has our packages from their tarballs, and the rest from the registry.
 *
 * @param others Other packages that it uses, each with its version.
 */
export async function createConsumer(
  folder: string,
  tarballs: readonly Tarball[],
  others: Readonly<Record<string, string>>,
): Promise<void> {
  const ours = Object.fromEntries(tarballs.map(({ manifest, file }) => [manifest.name, `file:${file}`]));
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies: { ...others, ...ours } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2024', 'esnext.disposable'],
    module: 'nodenext',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  cpSync(path.join(import.meta.dirname, 'consumer'), folder, { recursive: true });
  await runCommand('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    quiet: true,
  });
}
