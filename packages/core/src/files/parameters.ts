import type { CallConfig } from '../http/call-config.ts';
import type { HttpResponse } from '../http/http-response.ts';
import type { AuthClient } from '../settings/auth-client.ts';
import type { File } from './file.ts';

export interface GetFileParameters {
  /** `files/…`, its last part, or a file's `uri`. */
  name: string;
  config?: GetFileConfig | undefined;
}

export interface GetFileConfig extends CallConfig {}

export interface DeleteFileParameters {
  /** As for `get`. */
  name: string;
  config?: DeleteFileConfig | undefined;
}

export interface DeleteFileConfig extends CallConfig {}

export interface DeleteFileResponse {
  sdkHttpResponse?: HttpResponse;
}

export interface ListFilesParameters {
  config?: ListFilesConfig | undefined;
}

export interface ListFilesConfig extends CallConfig {
  /** Items a page, at most 100. @default the service's choice, 10 */
  pageSize?: number | undefined;
  /** Where to go on: `params.config.pageToken` of a pager. */
  pageToken?: string | undefined;
}

export interface RegisterFilesParameters {
  /** A login that may read the files: any object with `getRequestHeaders`, such as google-auth-library's `GoogleAuth`. */
  auth: AuthClient;
  /** Files in Cloud Storage, `gs://bucket/object`. */
  uris: string[];
  config?: RegisterFilesConfig | undefined;
}

export interface RegisterFilesConfig extends CallConfig {}

export interface RegisterFilesResponse {
  files?: File[];
}
