import { join } from 'node:path';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../model/objects/temporary-folder.ts';
import { readBlockedLog } from '../../offline.ts';
import { blockedReport } from '../../offline/blocked-call.ts';
import type { ExecCommand } from '../command-line.ts';
import { start } from '../start.ts';
import { childEnvironment } from './child-environment.ts';
import { startRefusingProxy } from './refusing-proxy.ts';
import { runProgram } from './run-program.ts';

interface ExecuteOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly printError: (text: string) => void;
}

/**
 * Runs a program beside a server of its own, in an environment that sends SDKs there and refuses calls to anybody else; tells
 * in the end which those were.
 *
 * @returns the program's exit code
 */
export async function execute(
  { server: command, program, allow }: ExecCommand,
  { environment, printError }: ExecuteOptions,
): Promise<number> {
  const started = await start(command, environment);
  const { port, caFile = '' } = started.server;
  const proxy = await startRefusingProxy(port, allow);
  const folder = makeTemporaryFolder();
  const logFile = join(folder, 'refused.jsonl');
  try {
    const env = childEnvironment({
      base: environment,
      env: started.env,
      port,
      caFile,
      proxyUrl: proxy.url,
      logFile,
      allow,
    });
    const code = await runProgram(program, env, printError);
    const report = blockedReport([...(await readBlockedLog(logFile)), ...proxy.refused]);
    if (report !== undefined) printError(`genai-batch-mock: ${report}\n`);
    return code;
  } finally {
    proxy.close();
    removeTemporaryFolder(folder);
    await started.close();
  }
}
