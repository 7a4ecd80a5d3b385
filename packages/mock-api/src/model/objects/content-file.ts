/** Where bytes go that are too many for memory, or are to outlive the process. */
export interface ContentFile {
  /** What the file is called where it is kept beyond the process; undefined where it is not. */
  readonly id?: string | undefined;
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Exactly `length` bytes from `position`. */
  read(position: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Nothing is written for now: what has been written by now outlives the process, where the file does. */
  rest?(): Promise<void>;
  /** All bytes have been written: from now on the file only is read, and may be kept. */
  complete?(): Promise<void>;
  /** Nobody needs the bytes any more. */
  close(): Promise<void>;
}
