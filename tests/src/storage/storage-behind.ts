import { createMockCloud, type MockCloud, type MockCloudOptions } from '@genai-batch/mock-api';
import { Storage, type StorageOptions } from '@google-cloud/storage';
import { onTestFinished } from 'vitest';
import { doors } from '../doors/open-door.ts';

export const doorNames: readonly string[] = doors.map(({ name }) => name);

export interface StorageBehind {
  readonly cloud: MockCloud;
  /** The unmodified client of Google's, which tries again without much of a pause. */
  readonly storage: Storage;
  /** Where its calls go. */
  readonly url: string;
}

/** A new cloud behind a door, and a client for it, until the end of the test. */
export async function storageBehind(
  doorName: string,
  clientOptions: StorageOptions = {},
  cloudOptions: MockCloudOptions = {},
): Promise<StorageBehind> {
  const cloud = createMockCloud(cloudOptions);
  const opened = await doors.find(({ name }) => name === doorName)?.open(cloud);
  onTestFinished(async () => {
    await opened?.close();
    await cloud.close();
  });
  const url = process.env['STORAGE_EMULATOR_HOST'] ?? 'https://storage.googleapis.com';
  const retryOptions = { retryDelayMultiplier: 0.01 };
  return { cloud, storage: new Storage({ projectId: cloud.project, retryOptions, ...clientOptions }), url };
}
