/**
 * Where credentials stand in a call. What services accept and what the journal removes both come from here, so that
 * no credential is accepted in a place where it would be kept.
 */

/** Headers, in lower case. */
export const bearerHeader = 'authorization';
export const apiKeyHeader = 'x-goog-api-key';
/** Query parameters. */
export const apiKeyParameter = 'key';
export const uploadParameter = 'upload_id';

const headers: ReadonlySet<string> = new Set([
  bearerHeader,
  apiKeyHeader,
  'proxy-authorization',
  'cookie',
  'x-goog-iam-authorization-token',
  'x-goog-encryption-key',
  'x-goog-copy-source-encryption-key',
  // of other services, which a client may hold beside Google's
  'x-api-key',
  'x-amz-security-token',
]);

const parameters: ReadonlySet<string> = new Set([
  apiKeyParameter,
  uploadParameter,
  'access_token',
  'oauth_token',
  'id_token',
  'token',
  'code',
  'signature',
  'x-goog-signature',
  'x-amz-security-token',
  'x-amz-signature',
]);

/** Fields of forms and JSON, in lower case and without `_` and `-`. */
const fields: ReadonlySet<string> = new Set([
  'accesstoken',
  'actortoken',
  'assertion',
  'authorization',
  'bearertoken',
  'clientassertion',
  'idtoken',
  'refreshtoken',
  'signedjwt',
  'subjecttoken',
  'token',
]);
const fieldEndings: readonly string[] = ['secret', 'password', 'privatekey', 'apikey'];

/** @param name In lower case. */
export function isCredentialHeader(name: string): boolean {
  return headers.has(name);
}

/**
 * @param name Decoded. Google's system parameters may begin with `$`: `$key`.
 * @see https://cloud.google.com/apis/docs/system-parameters
 */
export function isCredentialParameter(name: string): boolean {
  const plain = name.startsWith('$') ? name.slice(1) : name;
  return parameters.has(plain.toLowerCase()) || isCredentialField(plain);
}

export function isCredentialField(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[_-]/g, '');
  return fields.has(plain) || fieldEndings.some((ending) => plain.endsWith(ending));
}

/** Texts that are credentials wherever they stand: Google's tokens and keys, signed tokens, private keys. */
export const credentialText: RegExp =
  /(?:ya29\.|AIza|GOCSPX-|mock-subject-)[\w.-]{8,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+|\bBearer\s+[\w.~+/=-]{8,}|-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[^-]|-(?!----))*(?:-----END [A-Z ]*-----)?/;
