import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';
import { openCloud } from '../../open-cloud.test-setup.ts';

export const host = 'https://storage.googleapis.com';
export const upload = `${host}/upload/storage/v1/b/my-bucket/o`;

/** A cloud with a bucket `my-bucket`, closed when the test is over. */
export function newCloud(options: MockCloudOptions = {}): MockCloud {
  const cloud = openCloud(options);
  cloud.objects.createBucket('my-bucket', { project: cloud.project });
  return cloud;
}

export async function storageError(answer: Response): Promise<unknown> {
  return { status: answer.status, body: await answer.json() };
}

/** What `storageError` reads out of an answer that says this. */
export function errorOf(code: number, reason: string, message: unknown): unknown {
  return { status: code, body: { error: { code, message, errors: [{ message, domain: 'global', reason }] } } };
}
