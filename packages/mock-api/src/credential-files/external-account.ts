import type { Credentials } from '../model/credentials/credentials.ts';
import type { CredentialContents } from './credential-kind.ts';
import type { TokenAddresses } from './token-addresses.ts';

/**
 * Workload identity federation: a token from outside is exchanged for one of the cloud's. Of all kinds this one is made of
 * addresses that every library goes by.
 *
 * @param source Where the token from outside is: `{ url }` or `{ file }`.
 * @see https://google.aip.dev/auth/4117
 */
export function externalAccount(
  { credentials: { projectNumber } }: { credentials: Pick<Credentials, 'projectNumber'> },
  { stsToken, resourceManager }: Pick<TokenAddresses, 'stsToken' | 'resourceManager'>,
  source: { readonly url: string } | { readonly file: string },
): CredentialContents {
  return {
    type: 'external_account',
    audience: `//iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/mock-cloud/providers/mock-cloud`,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: stsToken,
    // Without it, a program that was given no project would ask the real resource manager for one.
    cloud_resource_manager_url: resourceManager,
    credential_source: source,
  };
}
