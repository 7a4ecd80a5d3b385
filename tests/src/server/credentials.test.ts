import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialKinds, writeCredentials, type CredentialKind, type MockCloud } from '@genai-batch/mock-api';
import { refuseNetwork } from '@genai-batch/mock-api/offline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { setVariable } from '../doors/set-variable.ts';
import { cloudBehind } from '../faults/cloud-behind.ts';
import { authLibraries } from './auth-libraries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'credentials-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** For the others Google's library for Node calls hosts of its own, whatever their files say. */
const kindsOfServers: readonly CredentialKind[] = ['external_account_file', 'external_account_url', 'metadata'];

const cases = doors.flatMap(({ name: door }) =>
  authLibraries.flatMap(([name, library]) =>
    (door === 'in-process' ? credentialKinds : kindsOfServers).map((kind) => [name, kind, door, library] as const),
  ),
);

type Case = (typeof cases)[number];

/** Runs `use` where only the credentials of a kind can be found, in a cloud that takes nobody else's. */
async function withCredentials(
  [, kind, door, library]: Case,
  lifetimeSeconds: number,
  use: (auth: InstanceType<(typeof library)['GoogleAuth']>, cloud: MockCloud, url: string) => Promise<void>,
): Promise<void> {
  const { cloud, storageUrl } = await cloudBehind(door, { credentials: { unknown: 'refuse', lifetimeSeconds } });
  const guard = refuseNetwork();
  try {
    const { env } = await writeCredentials(cloud, kind, folder, { url: process.env['STORAGE_EMULATOR_HOST'] });
    setVariable('GOOGLE_APPLICATION_CREDENTIALS', undefined);
    for (const [name, value] of Object.entries(env)) setVariable(name, value);
    const auth = new library.GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' });
    await use(auth, cloud, `${storageUrl}/storage/v1/b?project=p`);
    guard.assertNothingBlocked();
  } finally {
    guard.close();
  }
}

test.for(cases)('%s is let in with %s credentials, until they end, at the %s door', (given) =>
  withCredentials(given, 3599, async (auth, cloud, url) => {
    expect((await auth.request({ url })).status).toBe(200);
    expect(await auth.getAccessToken()).toBe(await auth.getAccessToken());
    cloud.credentials.expireTokens();
    // It goes by the time that it was told, and does not ask anew because of a 401.
    await expect(auth.request({ url })).rejects.toMatchObject({ response: { status: 401 } });
  }),
);

// Of these the library itself says how long they are to live.
test.for(cases.filter(([, kind]) => kind !== 'impersonated_service_account'))(
  '%s renews %s credentials that are about to end, at the %s door',
  (given) =>
    withCredentials(given, 60, async (auth, _, url) => {
      const first = await auth.getAccessToken();
      expect(await auth.getAccessToken()).not.toBe(first);
      expect((await auth.request({ url })).status).toBe(200);
    }),
);
