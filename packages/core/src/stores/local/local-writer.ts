import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import type { LineWriter } from '../line-writer.ts';
import { localPath } from './local-path.ts';
import { localProblem } from './local-problem.ts';

/**
 * Writes a file on this machine. It appears there when it is complete, in place of one of that name; a failure leaves
 * that one as it was. What is no plain file, such as `/dev/stdout`, is written to directly.
 *
 * @param address A path, or a `file:` URL.
 */
export function localWriter(address: string): LineWriter {
  return {
    async write(bytes, { onProgress, abortSignal, totalBytes } = {}) {
      const given = localPath(address);
      const target = await realpath(given).catch(() => given);
      const found = await stat(target).catch(() => undefined);
      const isPlain = found === undefined || found.isFile();
      const file = isPlain ? `${target}.${randomUUID().slice(0, 8)}.part` : target;
      const handle = await open(file, isPlain ? 'wx' : 'w').catch((error: unknown) => {
        throw new InvalidArgumentError(`Cannot write ${given}: ${localProblem(error, given)}`, { cause: error });
      });
      let sentBytes = 0;
      try {
        try {
          for await (const chunk of bytes) {
            abortSignal?.throwIfAborted();
            await handle.writeFile(chunk);
            sentBytes += chunk.length;
            onProgress?.({ sentBytes, ...(totalBytes !== undefined && { totalBytes }) });
          }
        } finally {
          await handle.close();
        }
        if (isPlain) await rename(file, target);
      } catch (error) {
        if (isPlain) await rm(file, { force: true });
        throw error;
      }
      return { uri: address, sizeBytes: sentBytes };
    },
  };
}
