import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../process/run-command.ts';
import type { Runtime } from './runtimes.ts';

/**
 * Puts a Node into a folder of its own, outside every workspace, or finds the one already there.
 *
 * @param fresh Throws away what is there and installs anew.
 * @returns The binary's path.
 */
export async function installRuntime(runtime: Runtime, folder: string, fresh: boolean): Promise<string> {
  const binary = path.join(
    folder,
    'node_modules',
    runtime.packageName,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (fresh) rmSync(folder, { recursive: true, force: true });
  if (await isRuntime(binary, runtime)) {
    console.log(`Node ${runtime.version} is already in ${folder}`);
    return binary;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const spec = `${runtime.packageName}@${runtime.version}`;
  await runCommand(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', spec],
    { cwd: folder },
  );
  if (!(await isRuntime(binary, runtime)))
    throw new Error(`${spec} was installed, but ${binary} is not Node ${runtime.version}.`);
  return binary;
}

/** Whether the binary is there, starts, and is the very version that is asked for. */
async function isRuntime(binary: string, { version }: Runtime): Promise<boolean> {
  if (!existsSync(binary)) return false;
  return (await runCommand(binary, ['--version'], { cwd: path.dirname(binary), quiet: true })).trim() === `v${version}`;
}
