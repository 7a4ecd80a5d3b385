import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeEnvironment } from './change-environment.ts';
import { offlineEnvironment, type OfflineEnvironmentOptions } from './offline-environment.ts';

/**
 * Changes this process's environment as {@link offlineEnvironment} says. Do so before a client is made: clients read it
 * once.
 *
 * @returns Puts every variable back.
 */
export async function goOffline(
  options: Omit<OfflineEnvironmentOptions, 'gcloudFolder'> = {},
): Promise<() => Promise<void>> {
  const gcloudFolder = await mkdtemp(join(tmpdir(), 'genai-batch-gcloud-'));
  const restore = changeEnvironment(offlineEnvironment({ ...options, gcloudFolder }));
  return async () => {
    restore();
    await rm(gcloudFolder, { recursive: true, force: true });
  };
}
