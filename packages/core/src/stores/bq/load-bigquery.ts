import type * as BigQueryModule from '@google-cloud/bigquery';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { GoogleAccess } from '../google-access.ts';
import { libraryAuth } from '../library-auth.ts';

/**
 * Google's BigQuery library, loaded now: only who reads `bq://` needs it. It honours BIGQUERY_EMULATOR_HOST.
 *
 * @throws ConfigurationError when the library is not installed.
 */
export async function loadBigQuery(
  access: GoogleAccess,
  load: () => Promise<typeof BigQueryModule> = () => import('@google-cloud/bigquery'),
): Promise<BigQueryModule.BigQuery> {
  const { BigQuery } = await load().catch((error: unknown) => {
    throw isMissing(error)
      ? new ConfigurationError(
          'Reading bq:// needs the package @google-cloud/bigquery, which is not installed: npm install @google-cloud/bigquery',
          { cause: error },
        )
      : error;
  });
  const authClient = await libraryAuth(access);
  // The library hands the login on to its requests, which know what its type does not: a GoogleAuth as well as a client.
  const login = authClient && { authClient: authClient as never };
  return new BigQuery({ ...(access.projectId !== undefined && { projectId: access.projectId }), ...login });
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND') &&
    error.message.includes('@google-cloud/bigquery')
  );
}
