import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A mock server in a process of its own. */
export interface MockProcess {
  readonly url: string;
  /** Ends it as nothing else does: it can do nothing about it. */
  kill(): Promise<void>;
}

/** @param args The file of the command, and its arguments. */
export async function startMock(...args: string[]): Promise<MockProcess> {
  const child: ChildProcess = spawn(process.execPath, [...args, '--port=0', '--print-env=json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = child.stdout ? once(child.stdout, 'data') : Promise.resolve(['{}']);
  const [first] = await Promise.race([
    said,
    ended.then(([code]) => {
      throw new Error(`The mock server ended at once, with ${code}`);
    }),
  ]);
  const env = JSON.parse(String(first)) as Record<string, string>;
  return {
    url: env['GOOGLE_VERTEX_BASE_URL'] ?? '',
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
