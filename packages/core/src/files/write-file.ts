import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';

/** Writes a file that appears when it is complete. What is no plain file, such as `/dev/stdout`, is written to directly. */
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
    throw error;
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
