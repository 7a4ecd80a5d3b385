import { open, type FileHandle } from 'node:fs/promises';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { type LineFile, lineFile } from '../line-file.ts';
import { localPath } from './local-path.ts';
import { localProblem } from './local-problem.ts';

/** Bytes a read: 256 KiB are as quick as more. */
const READ_BYTES = 256 * 1024;

/**
 * A file of lines on this machine, packed with gzip or not.
 *
 * @param address A path, or a `file:` URL.
 */
export function localFile(address: string): LineFile {
  return lineFile(address, (abortSignal) => fileBytes(localPath(address), abortSignal));
}

async function* fileBytes(file: string, abortSignal: AbortSignal | undefined): AsyncGenerator<Buffer, void> {
  const handle = await openFile(file);
  try {
    for (;;) {
      abortSignal?.throwIfAborted();
      // A new buffer each time: lines that go on in the next are kept as parts of it.
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r');
    if (!(await handle.stat()).isDirectory()) return handle;
    await handle.close();
    throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
  } catch (error) {
    throw new InvalidArgumentError(`Cannot read ${file}: ${localProblem(error, file)}`, { cause: error });
  }
}
