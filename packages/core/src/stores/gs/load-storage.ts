import type * as StorageModule from '@google-cloud/storage';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { GoogleAccess } from '../google-access.ts';
import { libraryAuth } from '../library-auth.ts';

/**
 * Google's storage library, loaded now: only who reads or writes `gs://` needs it. It honours STORAGE_EMULATOR_HOST, and sends no
 * credentials there.
 *
 * @throws ConfigurationError when the library is not installed.
 */
export async function loadStorage(
  access: GoogleAccess,
  load: () => Promise<typeof StorageModule> = () => import('@google-cloud/storage'),
): Promise<StorageModule.Storage> {
  const { Storage } = await load().catch((error: unknown) => {
    throw isMissing(error)
      ? new ConfigurationError(
          'Reading and writing gs:// needs the package @google-cloud/storage, which is not installed: npm install @google-cloud/storage',
          { cause: error },
        )
      : error;
  });
  const authClient = await libraryAuth(access);
  // The option's type knows only the library's own copy of google-auth-library; ours is as good: it is asked for headers.
  return new Storage({
    ...(access.projectId !== undefined && { projectId: access.projectId }),
    ...(authClient && { authClient }),
  });
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND') &&
    error.message.includes('@google-cloud/storage')
  );
}
