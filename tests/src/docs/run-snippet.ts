import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMockCloud } from '@genai-batch/mock-api';
import { guardedChild, readBlockedLog } from '@genai-batch/mock-api/offline';
import { serve } from '@genai-batch/mock-api/server';
import { root } from './documents.ts';
import { run, type Ended } from './run.ts';
import type { PlacedSnippet } from './workplace.ts';

/** How a snippet ended, and where it called beyond this machine. */
export interface SnippetRun extends Ended {
  readonly blocked: readonly string[];
}

/**
 * Runs a snippet as a reader would who has pasted it into a file: in a process of its own, with the environment that the
 * mock server prints, a home without a login, and no network beyond this machine.
 */
export async function runSnippet(snippet: PlacedSnippet): Promise<SnippetRun> {
  const home = mkdtempSync(path.join(tmpdir(), 'snippet-home-'));
  const logFile = path.join(home, 'blocked.jsonl');
  const server = await serve(createMockCloud({ clock: 'auto' }), { port: 0 });
  try {
    const searchPath = [path.dirname(process.execPath), path.join(root, 'node_modules/.bin'), process.env['PATH']];
    const env = {
      PATH: searchPath.join(path.delimiter),
      HOME: home,
      NO_COLOR: '1',
      ...server.env,
      ...guardedChild({ logFile }),
    };
    const [command, args, cwd] = commandFor(snippet);
    const ended = await run(command, args, { cwd, env });
    const blocked = await readBlockedLog(logFile);
    return { ...ended, blocked: blocked.map((call) => JSON.stringify(call)) };
  } finally {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function commandFor({ kind, file, folder }: PlacedSnippet): [command: string, args: string[], cwd: string] {
  switch (kind) {
    case 'ts':
    case 'js':
      return [process.execPath, ['--conditions=@genai-batch/source', file], folder];
    case 'test': {
      const config = path.join(import.meta.dirname, 'vitest.config.ts');
      const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
      return [process.execPath, [vitest, 'run', '--config', config, '--root', folder], folder];
    }
    case 'sh':
      return ['sh', ['-eu', file], root];
    default:
      return kind satisfies never;
  }
}
