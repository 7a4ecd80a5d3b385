/**
 * Where application default credentials can come from.
 *
 * - `service_account`: a key file. Google's library for Node calls `oauth2.googleapis.com` for it, whatever `token_uri` it
 *   names; other languages' libraries go by that.
 * - `authorized_user`: what `gcloud auth application-default login` leaves behind; Node calls the same host.
 * - `impersonated_service_account`: a user who acts as a service account; Node calls `iamcredentials.googleapis.com`, too.
 * - `external_account_file`, `external_account_url`: workload identity federation, the token from outside being read from a
 *   file or fetched. Every library goes by its addresses.
 * - `metadata`: no file at all, the metadata server of a virtual machine.
 */
export const credentialKinds = [
  'service_account',
  'authorized_user',
  'impersonated_service_account',
  'external_account_file',
  'external_account_url',
  'metadata',
] as const;

/** See {@link credentialKinds}. */
export type CredentialKind = (typeof credentialKinds)[number];

/** A file of credentials, parsed. It holds secrets, if made-up ones: it is for a file that its user alone can read. */
export type CredentialContents = Readonly<Record<string, unknown>> & { readonly type: string };
