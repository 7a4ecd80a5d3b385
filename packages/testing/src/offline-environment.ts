/** What the environment must say so that no client finds the developer's own login, a proxy, or another emulator. */
export interface OfflineEnvironmentOptions {
  /** @default 'mock-project' */
  project?: string;
  /** @default 'us-central1' */
  location?: string;
  /** An empty folder, in place of the one that gcloud keeps its logins in. */
  gcloudFolder: string;
}

const unset = [
  // logins, also as google-auth-library spells them a second time
  'GOOGLE_APPLICATION_CREDENTIALS',
  'google_application_credentials',
  'GOOGLE_CLOUD_QUOTA_PROJECT',
  'GOOGLE_API_KEY',
  'GEMINI_API_KEY',
  // other names of the project, which come before GOOGLE_CLOUD_PROJECT
  'GCLOUD_PROJECT',
  'gcloud_project',
  'google_cloud_project',
  // addresses that lead past the interception
  'GOOGLE_VERTEX_BASE_URL',
  'GOOGLE_GEMINI_BASE_URL',
  'STORAGE_EMULATOR_HOST',
  'BIGQUERY_EMULATOR_HOST',
  'GCE_METADATA_HOST',
  'GCE_METADATA_IP',
  'GCE_METADATA_ROOT',
  // proxies: a client that finds one asks it for a tunnel, and nothing reaches the mock cloud
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
  'NODE_USE_ENV_PROXY',
];

/**
 * The variables to change, `undefined` standing for "not set".
 *
 * With a project set nobody runs `gcloud` to find one (most of a second, for each client), and with the metadata
 * server taken for present nobody asks whether it is there, an answer that would be kept for the whole process.
 */
export function offlineEnvironment({
  project = 'mock-project',
  location = 'us-central1',
  gcloudFolder,
}: OfflineEnvironmentOptions): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(unset.map((name) => [name, undefined])),
    GOOGLE_CLOUD_PROJECT: project,
    GOOGLE_CLOUD_LOCATION: location,
    CLOUDSDK_CONFIG: gcloudFolder,
    METADATA_SERVER_DETECTION: 'assume-present',
  };
}
