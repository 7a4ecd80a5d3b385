/** What stands in place of a credential. */
const REDACTED = '[redacted]';

/** Shorter values (`k`, `test`) are no credentials, and removing them would make holes in ordinary words. */
const SHORTEST_SECRET = 6;

/** Credentials by their looks: Google's API keys and access tokens, JWTs, bearer values, key parameters, PEM blocks. */
const LOOKS_SECRET =
  /AIza[\w-]{30,}|ya29\.[\w.-]+|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*|(?<=\bBearer\s+)[^\s"',[]+|(?<=[?&](?:key|access_token|upload_id|X-Goog-Signature)=)[^&\s"'[]+|-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gi;

/** The text without the given secrets and without whatever looks like a credential. */
export function redactText(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) if (secret.length >= SHORTEST_SECRET) safe = safe.replaceAll(secret, REDACTED);
  return safe.replace(LOOKS_SECRET, REDACTED);
}

/** A copy of a JSON value with every string, keys included, redacted. */
export function redactJson(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redactJson(item, secrets));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redactText(key, secrets), redactJson(item, secrets)]),
  );
}
