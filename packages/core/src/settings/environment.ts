/** What the environment says; an empty variable counts as not set. */
export interface Environment {
  readonly apiKey: string | undefined;
  readonly project: string | undefined;
  readonly location: string | undefined;
  readonly enterprise: boolean | undefined;
  readonly vertexai: boolean | undefined;
  readonly vertexBaseUrl: string | undefined;
  readonly geminiBaseUrl: string | undefined;
  readonly apiVersion: string | undefined;
  readonly logLevel: string | undefined;
}

/** Reads the variables that the official SDK reads, and `GENAI_BATCH_LOG`. In a browser there are none. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = globalThis.process?.env ?? {},
): Environment {
  const read = (name: string): string | undefined => variables[name]?.trim() || undefined;
  // As in the official SDK for JavaScript, `1` is not `true`.
  const readFlag = (name: string): boolean | undefined => {
    const value = read(name);
    return value === undefined ? undefined : value.toLowerCase() === 'true';
  };
  return {
    apiKey: read('GOOGLE_API_KEY') ?? read('GEMINI_API_KEY'),
    project: read('GOOGLE_CLOUD_PROJECT'),
    location: read('GOOGLE_CLOUD_LOCATION'),
    enterprise: readFlag('GOOGLE_GENAI_USE_ENTERPRISE'),
    vertexai: readFlag('GOOGLE_GENAI_USE_VERTEXAI'),
    vertexBaseUrl: read('GOOGLE_VERTEX_BASE_URL'),
    geminiBaseUrl: read('GOOGLE_GEMINI_BASE_URL'),
    apiVersion: read('GOOGLE_GENAI_API_VERSION'),
    logLevel: read('GENAI_BATCH_LOG'),
  };
}
