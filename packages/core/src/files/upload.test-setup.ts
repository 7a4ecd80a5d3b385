import { Transport } from '../http/transport.ts';
import type { ClientOptions } from '../settings/client-options.ts';
import type { Clock } from '../settings/clock.ts';
import { readEnvironment } from '../settings/environment.ts';
import type { Fetch } from '../settings/http-options.ts';
import { resolveSettings } from '../settings/resolve-settings.ts';
import type { File } from './file.ts';
import { uploadFile } from './upload-file.ts';
import type { UploadFileParameters } from './upload-parameters.ts';

/** Pauses are over at once. */
const clock: Clock = { now: () => 0, sleep: async () => {} };

/** Uploads by this `fetch`, in chunks of so many bytes. */
export function upload(
  fetch: Fetch,
  params: UploadFileParameters,
  chunkBytes?: number,
  options: ClientOptions = {},
): Promise<File> {
  const settings = resolveSettings(
    { apiKey: 'the-key-of-a-user', clock, ...options, httpOptions: { fetch, ...options.httpOptions } },
    readEnvironment({}),
  );
  return uploadFile(params, new Transport(settings), chunkBytes);
}

export const plain = { config: { mimeType: 'text/plain' } };
