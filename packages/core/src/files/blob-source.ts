import type { UploadSource } from './upload-source.ts';

/** A blob, read piece by piece: it may be backed by a file. */
export function blobSource(blob: globalThis.Blob): UploadSource {
  return {
    sizeBytes: blob.size,
    mimeType: blob.type || undefined,
    async read(start, length) {
      const end = Math.min(start + length, blob.size);
      return { bytes: new Uint8Array(await blob.slice(start, end).arrayBuffer()), isLast: end >= blob.size };
    },
    close: async () => {},
  };
}
