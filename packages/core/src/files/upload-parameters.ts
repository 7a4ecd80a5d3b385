import type { CallConfig } from '../http/call-config.ts';

/** What `files.upload` takes. */
export interface UploadFileParameters {
  /**
   * What to upload: the path of a file, a `Blob`, or bytes as they come. Of a stream at most 8 MiB are held, and what it
   * has given is not asked for again.
   */
  file: string | globalThis.Blob | ByteStream;
  config?: UploadFileConfig | undefined;
}

/** Bytes as they come: a web stream, Node's `Readable`, an async generator. */
export type ByteStream = AsyncIterable<Uint8Array> | globalThis.ReadableStream<Uint8Array>;

/** What the uploaded file is called and is, and how to upload it. */
export interface UploadFileConfig extends CallConfig {
  /** `files/…` or what follows: up to 40 lower-case letters, digits and dashes. @default the service's choice */
  name?: string | undefined;
  /** @default by the path's ending, or the blob's `type`; a stream needs one */
  mimeType?: string | undefined;
  /** Up to 512 characters. */
  displayName?: string | undefined;
  /**
   * Length of a stream, where it is known beforehand; a stream of another length is then an error.
   * @default told to the service for streams of up to 8 MiB, and left open for longer ones
   */
  sizeBytes?: number | undefined;
  /** Called when the service has confirmed more bytes. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** How far an upload is. */
export interface UploadProgress {
  readonly sentBytes: number;
  /** Absent while the end of a stream is not in sight. */
  readonly totalBytes?: number;
}
