import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GoogleGenAI } from '@google/genai';
import { Storage } from '@google-cloud/storage';
import { goOffline, openTestCloud } from '@genai-batch/testing';
import { GoogleAuth } from 'google-auth-library';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** Whoever reads a login like this one fails. */
const login = 'the developer’s own login, which nobody may read';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'planted-'));
  vi.stubEnv('CLOUDSDK_CONFIG', undefined);
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

function plant(place: 'file' | 'home'): void {
  const gcloud = join(home, '.config', 'gcloud');
  mkdirSync(gcloud, { recursive: true });
  const file = join(gcloud, 'application_default_credentials.json');
  writeFileSync(file, login);
  if (place === 'file') vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', file);
  else vi.stubEnv('HOME', home);
}

test.for(['file', 'home'] as const)(
  'a login in the %s is found without the kit, and never read with it',
  async (place) => {
    plant(place);
    await expect(new GoogleAuth().getClient()).rejects.toThrow(/not valid JSON/);

    const goOnline = await goOffline();
    const { cloud, run, assertNothingBlocked, close } = await openTestCloud();
    try {
      await run(async () => {
        await new Storage().bucket('inputs').file('rows.jsonl').save('{}\n');
        expect(await cloud.bucket('inputs').text('rows.jsonl')).toBe('{}\n');
        const genai = new GoogleGenAI({ vertexai: true });
        const job = await genai.batches.create({ model: 'gemini-2.5-flash', src: 'gs://inputs/rows.jsonl' });
        expect(job.state).toBe('JOB_STATE_PENDING');
      });
      assertNothingBlocked();
    } finally {
      await close();
      await goOnline();
    }
  },
);
