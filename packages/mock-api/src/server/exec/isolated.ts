import { spawnSync } from 'node:child_process';

/** What the shell in the new namespace does: a loopback of its own is there, but off. */
const SCRIPT = 'ip link set lo up && exec "$@"';

/**
 * The same command in a network namespace of its own, where there is nothing but loopback. The server has to be in it, too.
 *
 * @throws Error when this machine does not allow that
 */
export function inNamespace(command: readonly string[]): readonly [string, ...string[]] {
  const enter = ['--map-root-user', '--net', 'sh', '-c', SCRIPT, 'sh'] as const;
  const tried = spawnSync('unshare', [...enter, 'true'], { encoding: 'utf8' });
  if (tried.status !== 0) {
    const why = (tried.error?.message ?? tried.stderr).trim();
    throw new Error(
      `--isolate needs Linux with unshare and ip, and leave to make user namespaces: ${why}. Without --isolate, Node processes and whatever goes by HTTPS_PROXY are still kept from calling others.`,
    );
  }
  return ['unshare', ...enter, ...command];
}
