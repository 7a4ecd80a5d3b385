import { type FileHandle, open } from 'node:fs/promises';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { UnreadableFileError } from '../stores/unreadable-file-error.ts';
import { mimeTypeOf } from './mime-type.ts';
import type { UploadSource } from './upload-source.ts';

/** A file on this machine, opened for an upload. @throws InvalidArgumentError when it cannot be opened, or is no file. */
export async function pathSource(path: string): Promise<UploadSource> {
  const handle = await openFile(path);
  const { size } = await handle.stat();
  return {
    sizeBytes: size,
    mimeType: mimeTypeOf(path),
    fileName:
      path
        .replace(/[/\\]+$/, '')
        .split(/[/\\]/)
        .at(-1) ?? '',
    async read(start, length) {
      const wanted = Math.min(length, size - start);
      const bytes = await readFully(handle, start, wanted);
      if (bytes.length < wanted) {
        throw new UnreadableFileError(
          `${path} has grown shorter while it was uploaded: byte ${start + bytes.length} is gone.`,
        );
      }
      return { bytes, isLast: start + wanted >= size };
    },
    close: () => handle.close(),
  };
}

async function openFile(path: string): Promise<FileHandle> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw cannotRead(error instanceof Error ? error.message : String(error), error);
  });
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw cannotRead(`${path} is no file`);
}

function cannotRead(why: string, cause?: unknown): InvalidArgumentError {
  return new InvalidArgumentError(`Cannot upload: ${why}. Give the path of a file as \`file\`.`, { cause });
}

/** One read may give fewer bytes than there are. */
async function readFully(handle: FileHandle, start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled === length ? bytes : bytes.slice(0, filled);
}
