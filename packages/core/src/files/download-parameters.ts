import type { CallConfig } from '../http/call-config.ts';

/** A file to download: `files/…`, or what holds its name or address. */
export type DownloadableFile =
  | string
  | { name?: string | undefined; uri?: string | undefined }
  | { video?: { uri?: string | undefined } | undefined };

/** What `files.download` takes. */
export interface DownloadFileParameters {
  /** A generated file; uploaded ones cannot be downloaded. The output of a batch job is `job.dest.fileName`. */
  file: DownloadableFile;
  /** Where to write it. The file appears there when it is complete. @default the bytes are returned */
  downloadPath?: string | undefined;
  config?: DownloadFileConfig | undefined;
}

/** How to download a file. */
export interface DownloadFileConfig extends CallConfig {}
