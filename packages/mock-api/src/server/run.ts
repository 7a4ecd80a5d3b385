import { readFileSync } from 'node:fs';
import { createMockCloud } from '../create-mock-cloud.ts';
import { FaultError } from '../model/faults/fault-error.ts';
import { isJsonObject } from '../model/json.ts';
import { readAdminToken } from './admin-token.ts';
import { parseCommandLine, usage, UsageError, type CommandLine, type ServerCommand } from './command-line.ts';
import { greeting } from './greeting.ts';
import { checkListening } from './loopback.ts';
import { serve } from './serve.ts';

/** What a command has around it. */
export interface Surroundings {
  print(text: string): void;
  printError(text: string): void;
  /** Resolves when the command is asked to stop. */
  stopAsked: Promise<unknown>;
  /** @default that of the process */
  environment?: Readonly<Record<string, string | undefined>>;
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
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
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

async function serveUntilStopped(command: ServerCommand, around: Surroundings): Promise<number> {
  const { port, host, allowHosts, adminTokenFile, faults, ...options } = command;
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const cloud = createMockCloud(given);
  try {
    const adminToken = readAdminToken(adminTokenFile, around.environment ?? process.env);
    checkListening(host, adminToken);
    for (const fault of faults) cloud.faults.add(fault);
    const server = await serve(cloud, { port, host, allowHosts, adminToken });
    try {
      around.print(greeting(server));
      await around.stopAsked;
    } finally {
      await server.close();
    }
    return 0;
  } catch (error) {
    // These two are about what was asked for, whatever the machine is like.
    const isUsage = error instanceof RangeError || error instanceof FaultError;
    const message = error instanceof Error ? error.message : String(error);
    around.printError(`genai-batch-mock: ${message}\n${isUsage ? `\n${usage}` : ''}`);
    return isUsage ? 2 : 1;
  } finally {
    await cloud.close();
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return isJsonObject(manifest) ? String(manifest['version']) : 'unknown';
}
