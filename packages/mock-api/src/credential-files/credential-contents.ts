import type { MockCloud } from '../model/mock-cloud.ts';
import type { CredentialContents, CredentialKind } from './credential-kind.ts';
import { externalAccount } from './external-account.ts';
import { tokenAddresses, type TokenAddresses } from './token-addresses.ts';

type Owner = Pick<MockCloud, 'name' | 'project' | 'credentials'>;

/**
 * Makes new credentials, which the cloud knows again.
 *
 * @param options.url The server's; without it the addresses in them are Google's own.
 * @param options.subjectTokenFile Where the token from outside will be, for `external_account_file`.
 */
export async function credentialContents(
  cloud: Owner,
  kind: Exclude<CredentialKind, 'metadata'>,
  { url, subjectTokenFile = '' }: { url?: string | undefined; subjectTokenFile?: string },
): Promise<CredentialContents> {
  const addresses = tokenAddresses(cloud, url);
  switch (kind) {
    case 'service_account':
      return serviceAccountKey(cloud, addresses);
    case 'authorized_user':
      return authorizedUser(cloud);
    case 'impersonated_service_account':
      return {
        type: kind,
        delegates: [],
        service_account_impersonation_url: `${addresses.iam}/projects/-/serviceAccounts/${cloud.credentials.serviceAccountEmail}:generateAccessToken`,
        source_credentials: authorizedUser(cloud),
      };
    case 'external_account_file':
      return externalAccount(cloud, addresses, { file: subjectTokenFile });
    case 'external_account_url':
      return externalAccount(cloud, addresses, { url: addresses.subjectToken });
    default:
      return kind satisfies never;
  }
}

async function serviceAccountKey({ project, credentials }: Owner, to: TokenAddresses): Promise<CredentialContents> {
  const email = credentials.serviceAccountEmail;
  const { keyId, privateKey } = await credentials.accountKeys.create(email);
  return {
    type: 'service_account',
    project_id: project,
    private_key_id: keyId,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    client_email: email,
    client_id: `1${credentials.projectNumber.padStart(20, '0')}`,
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: to.oauthToken,
    auth_provider_x509_cert_url: to.certificates,
    universe_domain: 'googleapis.com',
  };
}

function authorizedUser({ project, credentials }: Owner): CredentialContents {
  const { clientId, clientSecret, refreshToken } = credentials.refreshTokens.issue();
  return {
    type: 'authorized_user',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
    quota_project_id: project,
    universe_domain: 'googleapis.com',
  };
}
