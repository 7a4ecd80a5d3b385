const SECRET_NAME = /auth|key|token|secret|cookie|password|credential|signature/i;

/** Parts of a value shorter than this are words such as `Bearer`. */
const SHORTEST_PART = 8;

/** The values among request headers that must not be told: whole, and without a scheme such as `Bearer`. */
export function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => SECRET_NAME.test(name))
    .flatMap(([, value]) => [value, ...value.split(/[\s;,=]+/).filter((part) => part.length >= SHORTEST_PART)])
    .toSorted((one, other) => other.length - one.length);
}

/** The values in a credentials object that must not be told: `private_key`, `client_secret`, `refresh_token` … */
export function secretsWithin(credentials: unknown): string[] {
  if (typeof credentials !== 'object' || credentials === null) return [];
  return Object.entries(credentials).flatMap(([name, value]) =>
    typeof value === 'string' && SECRET_NAME.test(name) ? [value] : secretsWithin(value),
  );
}
