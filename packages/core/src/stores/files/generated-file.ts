import { ApiError } from '../../errors/api-error.ts';
import { downloadFile } from '../../files/download-file.ts';
import { fileId } from '../../files/file-id.ts';
import type { CallConfig } from '../../http/call-config.ts';
import type { Transport } from '../../http/transport.ts';
import { type LineFile, lineFile } from '../line-file.ts';

/**
 * A file that the Gemini API has made, such as the output of a batch job. What was uploaded there cannot be read back.
 *
 * @param name `files/batch-…`
 */
export function generatedFile(name: string, transport: Transport, config?: CallConfig): LineFile {
  return lineFile(name, (abortSignal) => download(name, transport, { ...config, abortSignal }));
}

async function* download(name: string, transport: Transport, config: CallConfig): AsyncGenerator<Buffer, void> {
  let bytes: ReadableStream<Uint8Array<ArrayBuffer>>;
  try {
    bytes = await downloadFile(fileId(name, 'file'), config, transport);
  } catch (error) {
    // The ids of generated files are longer than those of uploaded ones may be.
    if (error instanceof ApiError && error.status >= 400 && error.status < 500 && !name.startsWith('files/batch-')) {
      error.message += ` Files that were uploaded cannot be read back: is ${name} one? The output of a job is job.dest.fileName.`;
    }
    throw error;
  }
  for await (const chunk of bytes) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
