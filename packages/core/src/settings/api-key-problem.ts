/** What is wrong with an API key, without telling the key. */
export function apiKeyProblem(apiKey: unknown): string | undefined {
  if (apiKey === undefined) return undefined;
  if (typeof apiKey !== 'string') return 'The API key is no text (apiKey).';
  if (apiKey.startsWith('auth_tokens/')) {
    return 'Ephemeral tokens are only supported by the live API. Set an API key (apiKey, GOOGLE_API_KEY).';
  }
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    return 'The API key holds a blank, a line break or another character that no key has. Copy it again (apiKey, GOOGLE_API_KEY).';
  }
  return undefined;
}
