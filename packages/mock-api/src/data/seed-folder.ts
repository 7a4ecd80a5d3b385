import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { MockCloud } from '../model/mock-cloud.ts';
import { checkBucketName } from '../model/objects/names.ts';

/**
 * Puts each file `FOLDER/BUCKET/NAME` into its bucket as the object `NAME`, which may have slashes in it. Objects that are
 * there are left alone. Links are not followed.
 *
 * @returns how many were put
 * @throws Error for a folder that cannot be read, or whose name no bucket can have
 */
export async function putFolder(
  cloud: Pick<MockCloud, 'bucket' | 'objects' | 'prepare'>,
  folder: string,
): Promise<number> {
  await cloud.prepare();
  let count = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) {
      throw new Error(
        `${join(folder, entry.name)} is in no bucket: --seed-data takes a folder of folders, one for each.`,
      );
    }
    checkFolderName(folder, entry.name);
    cloud.objects.ensureBucket(entry.name);
    count += await putBucket(cloud, entry.name, join(folder, entry.name));
  }
  return count;
}

function checkFolderName(folder: string, name: string): void {
  try {
    checkBucketName(name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${join(folder, name)} cannot be a bucket, as which --seed-data takes each folder: ${reason}`, {
      cause: error,
    });
  }
}

async function putBucket(
  cloud: Pick<MockCloud, 'bucket' | 'objects'>,
  bucket: string,
  folder: string,
): Promise<number> {
  let count = 0;
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (cloud.objects.get(bucket, name)) continue;
    await put(cloud, bucket, name, path);
    count += 1;
  }
  return count;
}

async function put(cloud: Pick<MockCloud, 'objects'>, bucket: string, name: string, path: string): Promise<void> {
  const writer = cloud.objects.openWriter(bucket, name);
  try {
    for await (const chunk of createReadStream(path)) await writer.write(chunk as Uint8Array);
  } catch (error) {
    await writer.abort();
    throw error;
  }
  await writer.finish();
}
