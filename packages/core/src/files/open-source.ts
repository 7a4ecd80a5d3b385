import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { shown } from '../errors/shown.ts';
import { blobSource } from './blob-source.ts';
import { streamSource } from './stream-source.ts';
import type { UploadFileParameters } from './upload-parameters.ts';
import type { UploadSource } from './upload-source.ts';

/** Opens what a caller wants to upload. @param readAhead Bytes that are read of a stream to learn its size. */
export async function openSource({ file, config }: UploadFileParameters, readAhead: number): Promise<UploadSource> {
  const sizeBytes = config?.sizeBytes;
  if (sizeBytes !== undefined && !(Number.isSafeInteger(sizeBytes) && sizeBytes >= 0)) {
    throw new InvalidArgumentError(`config.sizeBytes must be a whole number of bytes, but it is ${shown(sizeBytes)}.`);
  }
  if (typeof file === 'string') return (await import('./path-source.ts')).pathSource(file);
  if (file instanceof globalThis.Blob) return blobSource(file);
  if (typeof file === 'object' && file !== null && Symbol.asyncIterator in file) {
    return streamSource(file, readAhead, sizeBytes);
  }
  throw new InvalidArgumentError('Cannot upload: give a path, a Blob, or a stream of bytes as `file`.');
}
