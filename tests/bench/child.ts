import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Packages resolve from here, to their builds: no source condition, as for a user. */
const here = fileURLToPath(new URL('.', import.meta.url));

/** Runs a module's text in a fresh Node and gives the number that it prints. */
export async function numberFromChild(source: string, env: NodeJS.ProcessEnv = {}): Promise<number> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: here,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  const number = Number(stdout);
  if (!Number.isFinite(number)) throw new Error(`expected a number from the child process, got: ${stdout}`);
  return number;
}
