import { FaultError } from '../model/faults/fault-error.ts';
import { VERSION } from '../version.ts';
import { parseCommandLine, type CommandLine, type ExecCommand, type ServerCommand } from './command-line.ts';
import { envText } from './env-text.ts';
import { execute } from './exec/execute.ts';
import { inNamespace } from './exec/isolated.ts';
import { runProgram } from './exec/run-program.ts';
import { greeting } from './greeting.ts';
import { UsageError } from './read-options.ts';
import { start } from './start.ts';
import { usage } from './usage.ts';

/** What a command has around it. */
export interface Surroundings {
  print(this: void, text: string): void;
  printError(this: void, text: string): void;
  /** Resolves when the command is asked to stop. */
  stopAsked: Promise<unknown>;
  /** @default that of the process */
  environment?: Readonly<Record<string, string | undefined>>;
  /** How this very command is called, without its arguments: `node bin.js`. It is called anew to be isolated. */
  self?: readonly string[];
}

/**
 * The command `genai-batch-mock`: serves until it is asked to stop, or runs another command beside a server.
 *
 * @returns the exit code: 0, 1 when it could not do what was asked for, 2 for a command line that makes no sense; that of
 * the other command.
 */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    const line: CommandLine = parseCommandLine(args);
    switch (line.kind) {
      case 'help':
        around.print(usage);
        return 0;
      case 'version':
        around.print(`${VERSION}\n`);
        return 0;
      case 'serve':
        return await serveUntilStopped(line.command, around);
      case 'exec':
        return await exec(line.command, args, around);
      default:
        return line satisfies never;
    }
  } catch (error) {
    // These are about what was asked for, whatever the machine is like.
    const isUsage = error instanceof UsageError || error instanceof RangeError || error instanceof FaultError;
    const message = error instanceof Error ? error.message : String(error);
    around.printError(`genai-batch-mock: ${message}\n${isUsage ? `\n${usage}` : ''}`);
    return isUsage ? 2 : 1;
  }
}

async function serveUntilStopped(command: ServerCommand, around: Surroundings): Promise<number> {
  const { server, env, written, close } = await start(command, around.environment ?? process.env);
  try {
    const { url, port, caFile } = server;
    around.print(
      command.printEnv ? envText(env, command.printEnv) : greeting({ url, port, caFile, env }) + listOf(written),
    );
    await around.stopAsked;
  } finally {
    await close();
  }
  return 0;
}

async function exec(command: ExecCommand, args: readonly string[], around: Surroundings): Promise<number> {
  const { environment = process.env, printError, self = [] } = around;
  if (!command.isolate) return execute(command, { environment, printError });
  const end = args.indexOf('--');
  const others = args.filter((arg, index) => arg !== '--isolate' || index > end);
  return runProgram(inNamespace([...self, ...others]), environment, printError);
}

function listOf(files: readonly string[]): string {
  if (files.length === 0) return '';
  return `\n# Credentials were written; for one kind, let GOOGLE_APPLICATION_CREDENTIALS name its file:\n${files.map((file) => `#   ${file}\n`).join('')}`;
}
