import { readFileSync } from 'node:fs';
import { createMockCloud } from '../create-mock-cloud.ts';
import { isJsonObject } from '../model/json.ts';
import { parseCommandLine, usage, UsageError, type CommandLine, type ServerCommand } from './command-line.ts';
import { greeting } from './greeting.ts';
import { checkLoopback } from './loopback.ts';
import { serve } from './serve.ts';

/** What a command has around it. */
export interface Surroundings {
  print(text: string): void;
  printError(text: string): void;
  /** Resolves when the command is asked to stop. */
  stopAsked: Promise<unknown>;
}

/**
 * The command `genai-batch-mock`: serves until it is asked to stop.
 *
 * @returns the exit code: 0, 1 when it could not listen, 2 for a command line that makes no sense.
 */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  let line: CommandLine;
  try {
    line = parseCommandLine(args);
    if (line.kind === 'serve') checkLoopback(line.command.host);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof RangeError)) throw error;
    around.printError(`genai-batch-mock: ${error.message}\n\n${usage}`);
    return 2;
  }
  switch (line.kind) {
    case 'help':
      around.print(usage);
      return 0;
    case 'version':
      around.print(`${version()}\n`);
      return 0;
    case 'serve':
      return serveUntilStopped(line.command, around);
    default:
      return line satisfies never;
  }
}

async function serveUntilStopped({ port, host, ...options }: ServerCommand, around: Surroundings): Promise<number> {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const cloud = createMockCloud(given);
  try {
    const server = await serve(cloud, { port, host });
    try {
      around.print(greeting(server));
      await around.stopAsked;
    } finally {
      await server.close();
    }
    return 0;
  } catch (error) {
    around.printError(`genai-batch-mock: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await cloud.close();
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return isJsonObject(manifest) ? String(manifest['version']) : 'unknown';
}
