/** What is uploaded, read piece by piece. */
export interface UploadSource {
  /** Absent while the end of a stream is not in sight. */
  readonly sizeBytes: number | undefined;
  /** Absent where nothing tells. */
  readonly mimeType: string | undefined;
  /** Name of the file that a path leads to. */
  readonly fileName?: string;
  /**
   * The bytes from `start` on, as many as there are up to `length`; no earlier ones are asked for again than those of the
   * piece before.
   *
   * @throws UnreadableFileError when they are not there, or not as many as were said.
   */
  read(start: number, length: number): Promise<Piece>;
  close(): Promise<void>;
}

export interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether nothing follows. */
  readonly isLast: boolean;
}
