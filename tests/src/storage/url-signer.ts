import type { MockCloud } from '@genai-batch/mock-api';
import { Storage, type GetSignedUrlConfig, type StorageOptions } from '@google-cloud/storage';
import { doorNames, storageBehind } from './storage-behind.ts';

export const versions = ['v4', 'v2'] as const;
export type Version = (typeof versions)[number];

export const everyVersionEverywhere: readonly (readonly [version: Version, door: string])[] = doorNames.flatMap(
  (door) => versions.map((version) => [version, door] as const),
);

export interface UrlSigner {
  readonly cloud: MockCloud;
  /** Where the cloud is called. */
  readonly url: string;
  /** A URL of an object in `my-bucket`, for an hour. */
  readonly sign: (name: string, config: Omit<GetSignedUrlConfig, 'version' | 'expires'>) => Promise<string>;
}

/** The unmodified client of Google's, with the key of an account that the cloud made for it. */
export async function urlSigner(door: string, version: Version = 'v4'): Promise<UrlSigner> {
  const { cloud, storage, url } = await storageBehind(door);
  const login = await loginOf(cloud);
  const signing = new Storage({ projectId: cloud.project, apiEndpoint: storage.apiEndpoint, ...login });
  return {
    cloud,
    url,
    sign: async (name, config) => {
      const file = signing.bucket('my-bucket').file(name);
      const [signed] = await file.getSignedUrl({ version, expires: inAnHour(), ...config });
      return signed;
    },
  };
}

/** A login as a service account whose key the cloud made. */
export async function loginOf(cloud: MockCloud): Promise<Pick<StorageOptions, 'credentials'>> {
  const { serviceAccountEmail, accountKeys } = cloud.credentials;
  const { privateKey } = await accountKeys.create(serviceAccountEmail);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { credentials: { client_email: serviceAccountEmail, private_key: key } };
}

export function inAnHour(): number {
  return Date.now() + 3_600_000;
}
