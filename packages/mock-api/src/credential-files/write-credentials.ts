import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { credentialContents } from './credential-contents.ts';
import type { CredentialKind } from './credential-kind.ts';

/** How credentials are written. */
export interface WriteCredentialsOptions {
  /** The mock server's, `http://127.0.0.1:8085`. @default Google's own addresses, for a process whose calls are intercepted */
  url?: string | undefined;
}

/** Credentials that were written. */
export interface WrittenCredentials {
  readonly kind: CredentialKind;
  /** The file that `GOOGLE_APPLICATION_CREDENTIALS` is to name; none for `metadata`. */
  readonly file?: string;
  /** What to put into the environment of a program so that Google's libraries find these credentials, and no others. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Makes up new credentials of a kind and writes them to a folder, which is made if it is missing. The files are readable by
 * the user alone, and take the place of those that were written there before.
 *
 * @param folder Best a temporary one: the files are no secrets of anybody's, but look like some.
 * @example
 * const { env } = await writeCredentials(cloud, 'service_account', folder, { url: server.url });
 * spawn('python3', ['job.py'], { env: { ...process.env, ...server.env, ...env } });
 */
export async function writeCredentials(
  cloud: Pick<MockCloud, 'name' | 'project' | 'credentials'>,
  kind: CredentialKind,
  folder: string,
  { url }: WriteCredentialsOptions = {},
): Promise<WrittenCredentials> {
  const gcloud = join(resolve(folder), 'gcloud');
  makeFolder(gcloud);
  // An empty folder keeps libraries from the login that the user may have.
  const common = { CLOUDSDK_CONFIG: gcloud, GOOGLE_CLOUD_PROJECT: cloud.project };
  if (kind === 'metadata') return { kind, env: { ...common, ...metadataEnvironment(url) } };
  const subjectTokenFile = join(resolve(folder), 'subject-token');
  if (kind === 'external_account_file') writeSecret(subjectTokenFile, cloud.credentials.issueSubjectToken());
  const contents = await credentialContents(cloud, kind, { url, subjectTokenFile });
  const file = join(resolve(folder), `${kind}.json`);
  writeSecret(file, `${JSON.stringify(contents, null, 2)}\n`);
  return { kind, file, env: { ...common, GOOGLE_APPLICATION_CREDENTIALS: file } };
}

/** Libraries for Python want all of the addresses, without a scheme. */
export function metadataEnvironment(url: string | undefined): Record<string, string> {
  const detection = { METADATA_SERVER_DETECTION: 'assume-present' };
  if (url === undefined) return detection;
  const { host } = new URL(url);
  return { GCE_METADATA_HOST: host, GCE_METADATA_ROOT: host, GCE_METADATA_IP: host, ...detection };
}

/** The mode of a file that is there already would stay as it is. */
function writeSecret(file: string, text: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
}
