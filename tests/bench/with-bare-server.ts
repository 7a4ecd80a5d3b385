import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs `use` with the address of a bare server in a process of its own, so that its work is not counted as a client's. */
export async function withBareServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = fork(fileURLToPath(new URL('bare-server.ts', import.meta.url)));
  try {
    const [port] = (await once(server, 'message')) as [number];
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    server.kill();
  }
}
