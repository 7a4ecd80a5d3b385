import path from 'node:path';
import type { Session } from './sessions.ts';

/** How one session ended. */
export interface SessionResult {
  readonly name: string;
  readonly passed: boolean;
  readonly elapsedMs: number;
}

/** What the sessions share. */
export interface RunSessionsOptions {
  readonly root: string;
  readonly fresh: boolean;
  readonly args: readonly string[];
  /** Where a session's heading, and the reason of its failure, go. @default console.log */
  readonly log?: (line: string) => void;
}

/** Runs sessions one after the other; one that fails does not stop the next. */
export async function runSessions(sessions: readonly Session[], options: RunSessionsOptions): Promise<SessionResult[]> {
  const { root, fresh, args, log = console.log } = options;
  const results: SessionResult[] = [];
  for (const session of sessions) {
    log(`\n── ${session.name} ${[...args].join(' ')}`);
    const start = performance.now();
    const passed = await session.run({ root, fresh, args, folder: path.join(root, '.sessions', session.name) }).then(
      () => true,
      (error: unknown) => {
        log(error instanceof Error ? error.message : String(error));
        return false;
      },
    );
    results.push({ name: session.name, passed, elapsedMs: performance.now() - start });
  }
  return results;
}

/** The results as a table, a line each. */
export function summarize(results: readonly SessionResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  return results
    .map(({ name, passed, elapsedMs }) => {
      const seconds = (elapsedMs / 1000).toFixed(1).padStart(6);
      return `${name.padEnd(width)}  ${passed ? 'passed' : 'FAILED'}  ${seconds} s`;
    })
    .join('\n');
}
