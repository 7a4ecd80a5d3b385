import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Target } from './contestants/target.ts';

/** A server in a process of its own. */
export interface RunningServer extends Target {
  /** To ask it something. */
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts one of the contestants and waits until it may be called. */
export async function startServer(
  name: 'serve-mock' | 'serve-hono' | 'serve-node' | 'serve-aimock' | 'serve-objects' | 'serve-rows',
  env: NodeJS.ProcessEnv = {},
): Promise<RunningServer> {
  const child = fork(fileURLToPath(new URL(`contestants/${name}.ts`, import.meta.url)), {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [new Error(`${name} ended with code ${String(code)}`)]),
  ])) as [Target | Error];
  if (answer instanceof Error) throw answer;
  return {
    ...answer,
    child,
    stop: async () => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
