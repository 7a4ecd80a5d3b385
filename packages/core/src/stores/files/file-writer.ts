import { uploadFile } from '../../files/upload-file.ts';
import type { CallConfig } from '../../http/call-config.ts';
import { InvalidResponseError } from '../../errors/invalid-response-error.ts';
import type { Transport } from '../../http/transport.ts';
import type { LineWriter } from '../line-writer.ts';

/** Uploads to the Gemini API, where the file is kept for 48 hours. */
export function fileWriter(
  transport: Transport,
  { displayName, httpOptions }: { displayName?: string | undefined; httpOptions?: CallConfig['httpOptions'] } = {},
): LineWriter {
  return {
    async write(bytes, { onProgress, abortSignal, totalBytes } = {}) {
      let sizeBytes = 0;
      const file = await uploadFile(
        {
          file: bytes,
          config: {
            mimeType: 'application/jsonl',
            displayName,
            sizeBytes: totalBytes,
            abortSignal,
            httpOptions,
            onProgress(progress) {
              sizeBytes = progress.sentBytes;
              onProgress?.(progress);
            },
          },
        },
        transport,
      );
      if (file.name === undefined) throw new InvalidResponseError('The uploaded file has no name.', { status: 200 });
      return { uri: file.name, sizeBytes };
    },
  };
}
