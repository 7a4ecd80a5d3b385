const OURS = /^(?:GOOGLE|GEMINI|GENAI|GCLOUD|GCE|CLOUDSDK|METADATA|DETECT_GCP)_/;

/**
 * An environment that says nothing of Google but what is given, and in which no login can be found: neither client may
 * read the developer's own, or ask the network for one.
 */
export async function inBareEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  run: () => Promise<T>,
): Promise<T> {
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) if (OURS.test(name)) delete process.env[name];
  Object.assign(process.env, {
    GOOGLE_APPLICATION_CREDENTIALS: '/nonexistent/login.json',
    METADATA_SERVER_DETECTION: 'none',
    ...variables,
  });
  try {
    return await run();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
