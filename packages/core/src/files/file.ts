/** A file at the Gemini API. Uploads are kept for 48 hours. @see https://ai.google.dev/api/files */
export interface File {
  /** `files/…`; of an uploaded file with up to 40 characters after it. */
  name?: string;
  displayName?: string;
  mimeType?: string;
  /** A whole number, as text. */
  sizeBytes?: string;
  createTime?: string;
  /** When the service deletes the file. */
  expirationTime?: string;
  updateTime?: string;
  /** SHA-256 of the bytes; the base64 of its hexadecimal text. */
  sha256Hash?: string;
  /** What a row says to have the model look at the file (`fileData.fileUri`). */
  uri?: string;
  /** Only generated files have one; only they can be downloaded. */
  downloadUri?: string;
  state?: FileState;
  source?: FileSource;
  videoMetadata?: Record<string, unknown>;
  /** Why the file could not be processed. */
  error?: FileStatus;
}

/** `google.rpc.Status`. */
export interface FileStatus {
  details?: Record<string, unknown>[];
  message?: string;
  /** A number of `google.rpc.Code`. */
  code?: number;
}

/** Whether a file can be used yet. */
export type FileState = (typeof FileState)[keyof typeof FileState] | (string & {});
export const FileState = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  PROCESSING: 'PROCESSING',
  ACTIVE: 'ACTIVE',
  FAILED: 'FAILED',
} as const;

/** Where a file comes from. */
export type FileSource = (typeof FileSource)[keyof typeof FileSource] | (string & {});
export const FileSource = {
  SOURCE_UNSPECIFIED: 'SOURCE_UNSPECIFIED',
  UPLOADED: 'UPLOADED',
  GENERATED: 'GENERATED',
  REGISTERED: 'REGISTERED',
} as const;
