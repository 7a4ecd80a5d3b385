/**
 * A credentials file whose every address is the server's. It is of this kind because Google's library for Node calls
 * the real token service for a service account's key, whatever `token_uri` the key names.
 *
 * @see https://google.aip.dev/auth/4117
 */
export function externalAccount(url: string, projectNumber: string): object {
  return {
    type: 'external_account',
    audience: `//iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/mock-cloud/providers/mock-cloud`,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `${url}/v1/token`,
    // Without it, a program that was given no project would ask the real resource manager for one.
    cloud_resource_manager_url: `${url}/v1/projects/`,
    credential_source: { url: `${url}/_mock/subject-token` },
  };
}
