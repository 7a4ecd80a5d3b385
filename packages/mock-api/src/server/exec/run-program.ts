import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Signals that are handed on to the program. */
const handedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program on this process's own input and output, and hands signals on to it.
 *
 * @returns its exit code, 128 and the signal's number when one ended it, 127 when there is no such program, 126 when it
 * cannot be run
 */
export async function runProgram(
  [command, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string | undefined>>,
  printError: (text: string) => void,
): Promise<number> {
  const child = spawn(command, args, { env: { ...env }, stdio: 'inherit' });
  function handOn(signal: NodeJS.Signals): void {
    // A terminal sends its Ctrl+C to both.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  }
  for (const signal of handedOn) process.on(signal, handOn);
  try {
    return await new Promise<number>((resolve) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        printError(`genai-batch-mock: cannot run ${command}: ${error.message}\n`);
        resolve(error.code === 'ENOENT' ? 127 : 126);
      });
      child.once('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
    });
  } finally {
    for (const signal of handedOn) process.off(signal, handOn);
  }
}
