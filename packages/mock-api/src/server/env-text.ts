/** How an environment can be written. */
export const envFormats = ['sh', 'dotenv', 'json'] as const;

export type EnvFormat = (typeof envFormats)[number];

/** An environment as text, a line break at its end. */
export function envText(env: Readonly<Record<string, string>>, format: EnvFormat): string {
  switch (format) {
    case 'sh':
      return lines(env, (name, value) => `export ${name}=${shellQuoted(value)}`);
    case 'dotenv':
      return lines(env, (name, value) => `${name}=${dotenvQuoted(value)}`);
    case 'json':
      return `${JSON.stringify(env, null, 2)}\n`;
    default:
      return format satisfies never;
  }
}

function lines(env: Readonly<Record<string, string>>, line: (name: string, value: string) => string): string {
  return Object.entries(env)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('');
}

const PLAIN = /^[\w./:@%+=,-]+$/;

/** A value as one word of a POSIX shell. */
function shellQuoted(value: string): string {
  return PLAIN.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** In single quotes nothing has a meaning of its own, so they are used unless they stand in the value. */
function dotenvQuoted(value: string): string {
  if (PLAIN.test(value)) return value;
  const quote = ["'", '`', '"'].find((mark) => !value.includes(mark));
  if (quote === undefined) throw new RangeError(`A .env file cannot hold ${JSON.stringify(value)}`);
  return `${quote}${value}${quote}`;
}
