import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Storage } from '@google-cloud/storage';
import { GoogleGenAI } from '@google/genai';
import type { MockCloud } from '@genai-batch/mock-api';
import { GoogleAuth } from 'google-auth-library';
import { expect, onTestFinished, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { setVariable } from '../doors/set-variable.ts';
import { cloudBehind } from '../faults/cloud-behind.ts';

const scopes = ['https://www.googleapis.com/auth/cloud-platform'];
const doorNames = doors.map(({ name }) => name);
const serverNames = doorNames.filter((name) => name !== 'in-process');

/** Puts credentials, or none, where Application Default Credentials look for them first. */
async function useCredentials(credentials?: object): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'credentials-'));
  const file = join(folder, 'credentials.json');
  if (credentials) await writeFile(file, JSON.stringify(credentials));
  setVariable('GOOGLE_APPLICATION_CREDENTIALS', credentials && file);
  onTestFinished(() => rm(folder, { recursive: true }));
}

/** Whoever has these credentials gets a token of the cloud, and the services take it. */
async function expectToWork(cloud: MockCloud, kind: string): Promise<void> {
  const auth = new GoogleAuth({ scopes });
  expect((await auth.getClient()).constructor.name).toBe(kind);
  expect(cloud.credentials.ownsBearer(String(await auth.getAccessToken()))).toBe(true);
  await new Storage().bucket('inputs').file('rows.jsonl').save('{}\n');
  const job = await new GoogleGenAI({ vertexai: true }).batches.create({
    model: 'gemini-2.5-flash',
    src: 'gs://inputs/rows.jsonl',
  });
  expect(cloud.jobs.get(job.name ?? '')).toMatchObject({ state: 'JOB_STATE_PENDING' });
}

test.for(doorNames)('at the %s door the metadata server stands for an account, a project and a token', async (door) => {
  const { cloud } = await cloudBehind(door);
  await useCredentials();
  await expectToWork(cloud, 'Compute');
  const auth = new GoogleAuth({ scopes });
  expect(await auth.getProjectId()).toBe(cloud.project);
  expect(await auth.getCredentials()).toMatchObject({ client_email: cloud.credentials.serviceAccountEmail });
  expect(cloud.journal.requests({ operation: 'metadata' }).length).toBeGreaterThan(0);
});

test.for(serverNames)(
  'the credentials that the %s hands out are of a workload from elsewhere, and lead to it alone',
  async (door) => {
    const { cloud } = await cloudBehind(door);
    await expectToWork(cloud, 'IdentityPoolClient');
    expect(cloud.journal.requests({ operation: 'sts.token' }).length).toBeGreaterThan(0);
    // That of a program without a project is told by the same server.
    setVariable('GOOGLE_CLOUD_PROJECT', undefined);
    expect(await new GoogleAuth({ scopes }).getProjectId()).toBe(cloud.project);
  },
);

test.for([undefined, 'another@mock-project.iam.gserviceaccount.com'])(
  'in process, a workload from elsewhere exchanges its token at Google’s own address, for an account: %s',
  async (account) => {
    const { cloud } = await cloudBehind('in-process');
    const folder = await mkdtemp(join(tmpdir(), 'subject-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'token');
    await writeFile(file, cloud.credentials.issueSubjectToken());
    const { projectNumber } = cloud.credentials;
    await useCredentials({
      type: 'external_account',
      audience: `//iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/p/providers/p`,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: 'https://sts.googleapis.com/v1/token',
      credential_source: { file },
      ...(account !== undefined && {
        service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${account}:generateAccessToken`,
      }),
    });
    await expectToWork(cloud, 'IdentityPoolClient');
    const token = String(await new GoogleAuth({ scopes }).getAccessToken());
    if (account !== undefined) expect(cloud.credentials.subjectOf(token)).toBe(account);
  },
);

test('in process, the key of a service account is exchanged for a token by a signed assertion', async () => {
  const { cloud } = await cloudBehind('in-process');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await useCredentials({
    type: 'service_account',
    project_id: cloud.project,
    private_key_id: 'a-key',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: cloud.credentials.serviceAccountEmail,
    client_id: '1',
    token_uri: 'https://oauth2.googleapis.com/token',
  });
  await expectToWork(cloud, 'JWT');
  const exchanges = cloud.journal.requests({ operation: 'oauth2.token' });
  expect(new Set(exchanges.map(({ status }) => status))).toEqual(new Set([200]));
});

test.for(doorNames)(
  'at the %s door a token whose time is over is refused, and a new client gets another',
  async (door) => {
    const { cloud } = await cloudBehind(door);
    const client = new GoogleGenAI({ vertexai: true });
    await client.batches.list();
    cloud.credentials.expireTokens();
    await expect(client.batches.list()).rejects.toMatchObject({ status: 401 });
    await new GoogleGenAI({ vertexai: true }).batches.list();
  },
);
