import type { Content } from '../objects/content.ts';

/** A file of the Files API. Times are RFC 3339. */
export interface GeminiFile {
  /** `files/` and at most 40 characters. */
  readonly name: string;
  readonly displayName?: string;
  readonly mimeType: string;
  readonly createTime: string;
  readonly updateTime: string;
  readonly expirationTime: string;
  /** When it is gone, in milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** Hex digest of the bytes. */
  readonly sha256: string;
  readonly source: 'UPLOADED' | 'REGISTERED';
  /** Where a registered file's bytes are: `gs://…`. */
  readonly registeredUri?: string;
  readonly content: Content;
}

/** A file without its bytes: plain JSON. */
export type FileFacts = Omit<GeminiFile, 'content'> & { readonly sizeBytes: number };

/** What is to be told of a file. */
export function fileFacts({ content, ...facts }: GeminiFile): FileFacts {
  return { ...facts, sizeBytes: content.size };
}

/** What the sender of a file may say of it. */
export interface FileOrder {
  /** With or without `files/`. @default 12 characters by the seed */
  readonly name?: string | undefined;
  readonly displayName?: string | undefined;
  readonly mimeType?: string | undefined;
  /** When known. */
  readonly sizeBytes?: number | undefined;
}
