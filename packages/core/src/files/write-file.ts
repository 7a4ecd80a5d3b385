import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';

/**
 * Writes a file that appears when it is complete. What is no plain file, such as `/dev/stdout`, is written to directly.
 *
 * @throws InvalidArgumentError when the path cannot be written to.
 */
export async function writeFileWhole(path: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    const found = await stat(target).catch(() => undefined);
    if (found !== undefined && !found.isFile()) return await write(target, 'w', bytes);
    const unfinished = `${target}.${randomUUID().slice(0, 8)}.part`;
    try {
      await write(unfinished, 'wx', bytes);
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  } catch (error) {
    // Where nothing was read, nobody else ends the download.
    if (!bytes.locked) await bytes.cancel();
    throw isOfFileSystem(error) ? cannotWrite(path, error) : error;
  }
}

async function write(path: string, flags: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const handle = await open(path, flags);
  try {
    for await (const chunk of bytes) await handle.writeFile(chunk);
  } finally {
    await handle.close();
  }
}

/** Connections fail with errors of the system, too, but those are told by an error of this package. */
function isOfFileSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function cannotWrite(path: string, error: NodeJS.ErrnoException): InvalidArgumentError {
  const problems: Readonly<Record<string, string>> = {
    ENOENT: `there is no folder ${JSON.stringify(dirname(path))}; make it first`,
    ENOTDIR: `${JSON.stringify(dirname(path))} is no folder`,
    EISDIR: 'it is a folder; name a file in it',
    EACCES: 'this user may not write there',
    EROFS: 'nothing can be written there',
    ENOSPC: 'the disk is full',
  };
  const problem = problems[error.code ?? ''] ?? String(error.code);
  return new InvalidArgumentError(`Cannot write ${JSON.stringify(path)} (downloadPath): ${problem}.`, { cause: error });
}
