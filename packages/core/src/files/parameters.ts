import type { CallConfig } from '../http/call-config.ts';
import type { HttpResponse } from '../http/http-response.ts';
import type { AuthClient } from '../settings/auth-client.ts';
import type { File } from './file.ts';

/** What `files.get` takes. */
export interface GetFileParameters {
  /** `files/…`, its last part, or a file's `uri`. */
  name: string;
  config?: GetFileConfig | undefined;
}

/** How to look at a file. */
export interface GetFileConfig extends CallConfig {}

/** What `files.delete` takes. */
export interface DeleteFileParameters {
  /** As for `get`. */
  name: string;
  config?: DeleteFileConfig | undefined;
}

/** How to delete a file. */
export interface DeleteFileConfig extends CallConfig {}

/** The answer to a delete. */
export interface DeleteFileResponse {
  sdkHttpResponse?: HttpResponse;
}

/** What `files.list` takes. */
export interface ListFilesParameters {
  config?: ListFilesConfig | undefined;
}

/** How many files to list at a time. */
export interface ListFilesConfig extends CallConfig {
  /** Items a page, at most 100. @default the service's choice, 10 */
  pageSize?: number | undefined;
  /** Where to go on: `params.config.pageToken` of a pager. */
  pageToken?: string | undefined;
}

/** What `files.registerFiles` takes. */
export interface RegisterFilesParameters {
  /** A login that may read the files: any object with `getRequestHeaders`, such as google-auth-library's `GoogleAuth`. */
  auth: AuthClient;
  /** Files in Cloud Storage, `gs://bucket/object`. */
  uris: string[];
  config?: RegisterFilesConfig | undefined;
}

/** How to register files. */
export interface RegisterFilesConfig extends CallConfig {}

/** The files as the Gemini API knows them from now on. */
export interface RegisterFilesResponse {
  files?: File[];
}
