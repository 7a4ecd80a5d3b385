import { GoogleAuth } from 'google-auth-library';

/** What a live run still needs, a line each with how to give it; empty when nothing is missing. */
export async function missingForLive(dest: string | undefined, env: NodeJS.ProcessEnv): Promise<string[]> {
  const missing: string[] = [];
  if (dest === undefined) missing.push('a destination: --dest gs://BUCKET/PREFIX, a place that you may write to');
  else if (!/^gs:\/\/[^/]+/u.test(dest))
    missing.push(`a destination in Cloud Storage: --dest ${dest} is not a gs:// address`);
  if (!env['GOOGLE_CLOUD_PROJECT']) missing.push('a project: export GOOGLE_CLOUD_PROJECT=YOUR_PROJECT');
  if (!(await hasCredentials(env))) {
    missing.push('Google credentials: gcloud auth application-default login, or GOOGLE_APPLICATION_CREDENTIALS=FILE');
  }
  return missing;
}

async function hasCredentials(env: NodeJS.ProcessEnv): Promise<boolean> {
  // Asking the network for Google's metadata server takes seconds elsewhere, and ends in warnings: the machine itself knows.
  env['METADATA_SERVER_DETECTION'] ??= 'bios-only';
  try {
    await new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' }).getClient();
    return true;
  } catch {
    return false;
  }
}
