import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Packages resolve from here, to their builds: no source condition, as for a user. */
const here = fileURLToPath(new URL('.', import.meta.url));

/** Runs a module's text in a fresh Node and gives the number that it prints. */
export async function numberFromChild(source: string, env: NodeJS.ProcessEnv = {}): Promise<number> {
  return numberIn(await outputOf(['--input-type=module', '--eval', source], env));
}

/** The same for a module in this folder, e.g. `load.ts`. */
export async function numberFromModule(name: string, env: NodeJS.ProcessEnv = {}): Promise<number> {
  return numberIn(await outputOf([name], env));
}

/** What a module in this folder prints as JSON. */
export async function jsonFromModule(
  name: string,
  env: NodeJS.ProcessEnv = {},
  flags: readonly string[] = [],
): Promise<unknown> {
  return JSON.parse(await outputOf([...flags, name], env));
}

async function outputOf(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(process.execPath, args, {
    cwd: here,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  return stdout;
}

function numberIn(output: string): number {
  const number = Number(output);
  if (!Number.isFinite(number)) throw new Error(`expected a number from the child process, got: ${output}`);
  return number;
}
