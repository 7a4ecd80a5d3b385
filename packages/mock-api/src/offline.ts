import { readFile } from 'node:fs/promises';
import { allowHosts } from './offline/allowed-hosts.ts';
import { blockedReport, type BlockedCall } from './offline/blocked-call.ts';
import { allowVariable, logVariable } from './offline/child-guard.ts';
import { enforce } from './offline/guard-layers.ts';

export { blockedLine, blockedReport, OfflineError } from './offline/blocked-call.ts';
export type { BlockedCall } from './offline/blocked-call.ts';

/** How strictly to refuse. */
export interface RefuseNetworkOptions {
  /** Hosts to let through beside this machine, by name or address: `['registry.npmjs.org', '10.0.0.7']`. @default [] */
  allow?: readonly string[];
}

/** The network is refused until this is closed. */
export interface Guard {
  /** Every call that was stopped, in order. A client may have swallowed the error and tried again: this list has it all the same. */
  readonly blocked: readonly BlockedCall[];
  /** @throws Error naming each blocked call and where it came from, when there was one. */
  assertNothingBlocked(this: void): void;
  /** Opens the network again, unless another guard still refuses it. Closing twice does nothing. */
  close(this: void): void;
  /** As `close`. */
  [Symbol.dispose](): void;
}

/**
 * Refuses every connection beyond this machine, for the whole process: name lookups and questions to name servers,
 * TCP (and so HTTP and TLS), HTTP/2, UDP. Loopback stays open, and so do local sockets and pipes.
 *
 * Out of reach: sockets that a native addon opens by itself (some database drivers, gRPC's old C core), and child
 * processes, unless they are started with {@link guardedChild}. A socket that is already connected stays so.
 *
 * @example
 * const guard = refuseNetwork();
 * await runTheDemo();
 * guard.assertNothingBlocked();
 * guard.close();
 */
export function refuseNetwork({ allow = [] }: RefuseNetworkOptions = {}): Guard {
  const blocked: BlockedCall[] = [];
  const release = enforce({ ...allowHosts(allow), onBlocked: (call) => void blocked.push(call) });
  return {
    blocked,
    assertNothingBlocked() {
      const report = blockedReport(blocked);
      if (report !== undefined) throw new Error(report);
    },
    close: release,
    [Symbol.dispose]: release,
  };
}

/** How to guard a child process. */
export interface GuardedChildOptions extends RefuseNetworkOptions {
  /** File to append each blocked call to; {@link readBlockedLog} reads it. */
  logFile: string;
}

/**
 * The environment that guards a Node child process, and the Node processes that it starts, in the same way.
 *
 * @example
 * spawn(process.execPath, ['app.js'], { env: { ...process.env, ...guardedChild({ logFile }) } });
 */
export function guardedChild({ logFile, allow = [] }: GuardedChildOptions): Record<string, string> {
  const preload = new URL(
    import.meta.url.replace(/offline\.(?<extension>[jt]s)(?:\?.*)?$/, 'offline/preload.$<extension>'),
  );
  const already = process.env['NODE_OPTIONS'];
  return {
    NODE_OPTIONS: `${already ? `${already} ` : ''}--import=${preload.href}`,
    [logVariable]: logFile,
    [allowVariable]: allow.join(','),
  };
}

/** The calls that guarded child processes logged; none when the file does not exist. */
export async function readBlockedLog(logFile: string): Promise<BlockedCall[]> {
  const text = await readFile(logFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BlockedCall);
}
