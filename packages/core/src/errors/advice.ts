/** What is known of an error answer. */
interface ErrorFacts {
  readonly status: number;
  /** Of the request, e.g. `files/abc`. */
  readonly path: string;
  /** e.g. `PERMISSION_DENIED` */
  readonly code: string;
  /** e.g. `SERVICE_DISABLED` */
  readonly reason: string | undefined;
  readonly message: string;
  /** Of `google.rpc.ErrorInfo`: `service`, `consumer` … */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What to do about an error answer, in a sentence; empty when its own words say all. */
export function adviceFor(error: ErrorFacts): string {
  return ADVICE.find(([applies]) => applies(error))?.[1](error) ?? '';
}

/** The first that applies is given. */
const ADVICE: readonly (readonly [applies: (error: ErrorFacts) => boolean, advice: (error: ErrorFacts) => string])[] = [
  [
    ({ reason, message }) =>
      reason === 'SERVICE_DISABLED' || /has not been used in project|it is disabled/i.test(message),
    ({ metadata, path }) =>
      `Enable the API: gcloud services enable ${word(metadata['service']) ?? serviceOf(path)}` +
      `${projectFlag(metadata['consumer'])}; it takes a few minutes to take effect.`,
  ],
  [
    ({ reason, message }) =>
      reason === 'BILLING_DISABLED' || /billing to be enabled|billing is disabled/i.test(message),
    () => 'Link a billing account to the project: https://console.cloud.google.com/billing/projects',
  ],
  [
    ({ reason, message }) => reason === 'API_KEY_INVALID' || /API key (?:not valid|expired)/i.test(message),
    () => 'Set a valid API key (apiKey, GOOGLE_API_KEY or GEMINI_API_KEY).',
  ],
  [
    ({ status }) => status === 401,
    () =>
      'The credentials were not accepted: log in again with `gcloud auth application-default login`, ' +
      'or check authClient, googleAuthOptions or the API key.',
  ],
  [
    ({ status, message }) => status === 400 && /File ID .* cannot be more than 40 characters/.test(message),
    () => 'What a batch job wrote can only be downloaded: client.files.download({ file }).',
  ],
  [
    ({ status, path }) => (status === 403 || status === 404) && path.startsWith('files/'),
    () => 'Files are gone after 48 hours, and are seen only with keys of the project that they were uploaded in.',
  ],
  [
    ({ status, path }) => status === 403 && !isOfVertex(path),
    () =>
      'Check that the API key is of the right project (apiKey, GOOGLE_API_KEY, GEMINI_API_KEY), and that no restriction is set on it: ' +
      'https://aistudio.google.com/apikey',
  ],
  [
    ({ status }) => status === 403,
    () =>
      'Check the project, and that the caller may use it: batch jobs need the role roles/aiplatform.user on the project ' +
      '(for buckets also roles/storage.objectUser).',
  ],
  [
    ({ status, message }) =>
      (status === 404 || status === 400) && /model/i.test(message) && /not exist|not found|not support/i.test(message),
    ({ path }) =>
      isOfVertex(path)
        ? 'Check the model id, that it can be used in batch, and that it is offered in the location of the client ' +
          '(location, GOOGLE_CLOUD_LOCATION); models of partners must be enabled in Model Garden first.'
        : 'Check the model id, and that the Gemini API offers it in batch: https://ai.google.dev/gemini-api/docs/models',
  ],
  [
    ({ status, path }) => status === 404 && path.startsWith('batches'),
    () =>
      'Batches are seen only with keys of the project that they were created in, and not once they were deleted: check the API key ' +
      '(apiKey, GOOGLE_API_KEY, GEMINI_API_KEY), then the id.',
  ],
  [
    ({ status, path }) => status === 404 && isOfVertex(path),
    () =>
      'Jobs belong to one project and location, and the client always asks in its own: ' +
      'check project and location (GOOGLE_CLOUD_PROJECT, GOOGLE_CLOUD_LOCATION), then the id.',
  ],
  [
    ({ status }) => status === 429,
    () => 'A quota is used up: wait, or run fewer jobs at a time, or ask for more quota in the Cloud console.',
  ],
  [({ status }) => status >= 500, () => 'The service failed, not the request; this usually passes.'],
];

function isOfVertex(path: string): boolean {
  return path.startsWith('batchPredictionJobs');
}

function serviceOf(path: string): string {
  return isOfVertex(path) ? 'aiplatform.googleapis.com' : 'generativelanguage.googleapis.com';
}

function projectFlag(consumer: unknown): string {
  const project = /^projects\/([\w.:-]+)$/.exec(String(consumer))?.[1];
  return project === undefined ? '' : ` --project ${project}`;
}

/** Only what is safe in a command line. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]+$/.test(value) ? value : undefined;
}
