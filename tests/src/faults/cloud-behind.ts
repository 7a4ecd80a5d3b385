import { createMockCloud, type MockCloud, type MockCloudOptions } from '@genai-batch/mock-api';
import { onTestFinished } from 'vitest';
import { doors } from '../doors/open-door.ts';

/** A way to call a cloud by `fetch`, and the address to call Google's hosts by. */
export interface CloudBehind {
  readonly cloud: MockCloud;
  readonly fetch: typeof globalThis.fetch;
  readonly storageUrl: string;
  readonly vertexUrl: string;
}

/** `cloud.fetch`, and the doors of whole programs. */
export const doorNames: readonly string[] = ['cloud.fetch', ...doors.map(({ name }) => name)];

/** A new cloud behind a door, until the end of the test. */
export async function cloudBehind(doorName: string, options: MockCloudOptions = {}): Promise<CloudBehind> {
  const cloud = createMockCloud(options);
  const door = doors.find(({ name }) => name === doorName);
  const opened = await door?.open(cloud);
  onTestFinished(async () => {
    await opened?.close();
    await cloud.close();
  });
  return {
    cloud,
    fetch: door ? globalThis.fetch : cloud.fetch,
    storageUrl: process.env['STORAGE_EMULATOR_HOST'] ?? 'https://storage.googleapis.com',
    vertexUrl: process.env['GOOGLE_VERTEX_BASE_URL'] ?? 'https://us-central1-aiplatform.googleapis.com',
  };
}
