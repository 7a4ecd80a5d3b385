import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialKinds, writeCredentials, type MockCloud } from '@genai-batch/mock-api';
import { goOffline, openTestCloud } from '@genai-batch/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authLibraries } from './auth-libraries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'credentials-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const cases = authLibraries.flatMap(([name, library]) => credentialKinds.map((kind) => [name, kind, library] as const));

type Case = (typeof cases)[number];

/** Runs `use` where only the credentials of a kind can be found, in a cloud that takes nobody else's. */
async function withCredentials(
  [, kind, library]: Case,
  lifetimeSeconds: number,
  use: (auth: InstanceType<(typeof library)['GoogleAuth']>, cloud: MockCloud) => Promise<void>,
): Promise<void> {
  const goOnline = await goOffline();
  const { cloud, run, assertNothingBlocked, close } = await openTestCloud({
    credentials: { unknown: 'refuse', lifetimeSeconds },
  });
  try {
    const { env } = await writeCredentials(cloud, kind, folder);
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    await run(() => use(new library.GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' }), cloud));
    assertNothingBlocked();
  } finally {
    await close();
    await goOnline();
  }
}

const url = 'https://storage.googleapis.com/storage/v1/b?project=p';

test.for(cases)('%s is let in with %s credentials, until they end', (given) =>
  withCredentials(given, 3599, async (auth, cloud) => {
    expect((await auth.request({ url })).status).toBe(200);
    expect(await auth.getAccessToken()).toBe(await auth.getAccessToken());
    cloud.credentials.expireTokens();
    // It goes by the time that it was told, and does not ask anew because of a 401.
    await expect(auth.request({ url })).rejects.toMatchObject({ response: { status: 401 } });
  }),
);

// Of these the library itself says how long they are to live.
test.for(cases.filter(([, kind]) => kind !== 'impersonated_service_account'))(
  '%s renews %s credentials that are about to end',
  (given) =>
    withCredentials(given, 60, async (auth) => {
      const first = await auth.getAccessToken();
      expect(await auth.getAccessToken()).not.toBe(first);
      expect((await auth.request({ url })).status).toBe(200);
    }),
);
