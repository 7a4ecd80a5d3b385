import { spawn } from 'node:child_process';

/** How a command is run. */
export interface RunOptions {
  readonly cwd: string;
  /** Replaces the environment. @default this process's own */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether the output is collected and returned, and shown only when the command fails. @default false */
  readonly quiet?: boolean;
}

/**
 * Runs a command to its end, without a shell and without stdin.
 *
 * @returns What it wrote to stdout, when `quiet`; else an empty string.
 * @throws Error when it cannot be started, or ends with anything but 0; its words are in the message when `quiet`.
 */
export async function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { cwd, env = process.env, quiet = false } = options;
  const stdio = quiet ? 'pipe' : 'inherit';
  // npm is a batch file on Windows, which Node starts through a shell only.
  const shell = process.platform === 'win32' && command === 'npm';
  const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', stdio, stdio] });
  let [stdout, both] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    both += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    both += text;
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.on('error', (cause) => reject(new Error(`Could not start ${command} in ${cwd}: ${cause.message}`, { cause })));
  child.on('close', (code, signal) => {
    if (code === 0) resolve(stdout);
    else
      reject(
        new Error(`${[command, ...args].join(' ')} ended with ${signal ?? code}${both === '' ? '' : `:\n${both}`}`),
      );
  });
  return promise;
}
