import type { MockCloud } from '../model/mock-cloud.ts';

/** Where the addresses in a credentials file lead. */
export interface TokenAddresses {
  readonly oauthToken: string;
  readonly stsToken: string;
  readonly iam: string;
  readonly resourceManager: string;
  /** Gives a token from outside. */
  readonly subjectToken: string;
  readonly certificates: string;
}

/** @param url A server's; without it the addresses are Google's own, for a process whose calls are intercepted. */
export function tokenAddresses({ name }: Pick<MockCloud, 'name'>, url?: string): TokenAddresses {
  return {
    oauthToken: `${url ?? 'https://oauth2.googleapis.com'}/token`,
    stsToken: `${url ?? 'https://sts.googleapis.com'}/v1/token`,
    iam: `${url ?? 'https://iamcredentials.googleapis.com'}/v1`,
    resourceManager: `${url ?? 'https://cloudresourcemanager.googleapis.com'}/v1/projects/`,
    subjectToken: `${url ?? `https://${name.toLowerCase()}.mock-cloud.test`}/_mock/subject-token`,
    certificates: `${url ?? 'https://www.googleapis.com'}/oauth2/v1/certs`,
  };
}
