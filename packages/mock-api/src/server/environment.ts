import { externalAccount } from '../credential-files/external-account.ts';
import { tokenAddresses } from '../credential-files/token-addresses.ts';
import { metadataEnvironment } from '../credential-files/write-credentials.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import type { TemporaryFiles } from './temporary-files.ts';

/**
 * The environment that sends unmodified SDKs to a server. The credentials in it are as needed as the addresses:
 * with a real login on the machine and only the addresses set, an SDK would call the real token service.
 *
 * Whether a program of the official Gen AI SDK means Vertex AI (`GOOGLE_GENAI_USE_VERTEXAI=true`) or the Gemini API
 * (an API key, any) is left to that program.
 */
export function serverEnvironment(
  url: string,
  cloud: Pick<MockCloud, 'name' | 'project' | 'location' | 'credentials'>,
  files: TemporaryFiles,
  caFile?: string,
): Record<string, string> {
  const addresses = tokenAddresses(cloud, url);
  const credentials = externalAccount(cloud, addresses, { url: addresses.subjectToken });
  return {
    GOOGLE_VERTEX_BASE_URL: url,
    GOOGLE_GEMINI_BASE_URL: url,
    STORAGE_EMULATOR_HOST: url,
    BIGQUERY_EMULATOR_HOST: url,
    ...metadataEnvironment(url),
    GOOGLE_CLOUD_PROJECT: cloud.project,
    GOOGLE_CLOUD_LOCATION: cloud.location,
    // Beside what Node trusts anyway; other languages have variables that replace it, which would reach too far.
    ...(caFile !== undefined && { NODE_EXTRA_CA_CERTS: caFile }),
    CLOUDSDK_CONFIG: files.folder('gcloud'),
    GOOGLE_APPLICATION_CREDENTIALS: files.file('credentials.json', `${JSON.stringify(credentials, null, 2)}\n`),
  };
}
