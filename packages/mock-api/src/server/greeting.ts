import type { MockServer } from './serve.ts';

/** What the command prints when it listens: where, and the environment for a POSIX shell. */
export function greeting({ url, env }: Pick<MockServer, 'url' | 'env'>): string {
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${shellQuoted(value)}`);
  return `# The mock cloud listens at ${url}. Stop it with Ctrl+C.
# Put these lines into the environment of a program, and its SDKs call the mock instead of Google:

${exports.join('\n')}

# With Google's Gen AI SDK (@google/genai), say which API is meant:
#   Vertex AI:   export GOOGLE_GENAI_USE_VERTEXAI=true
#   Gemini API:  export GOOGLE_API_KEY=any-text-will-do
`;
}

/** A value as one word of a POSIX shell. */
function shellQuoted(value: string): string {
  return /^[\w./:@%+=,-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
