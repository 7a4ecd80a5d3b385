import { ApiError } from '../../errors/api-error.ts';
import { codeByStatus } from '../../rows/canonical-code.ts';
import { refusalWords } from '../refusal-words.ts';

export type StorageAct = 'Reading' | 'Listing' | 'Writing' | 'Deleting';

/** What to do about a refusal, by its HTTP status. */
function adviceFor(status: number, act: StorageAct): string | undefined {
  switch (status) {
    case 401:
      return 'Log in (gcloud auth application-default login), or set GOOGLE_APPLICATION_CREDENTIALS.';
    case 403:
      return act === 'Reading' || act === 'Listing'
        ? 'Ask for the role Storage Object Viewer (roles/storage.objectViewer) on the bucket.'
        : 'Ask for the role Storage Object User (roles/storage.objectUser) on the bucket.';
    case 404:
      return act === 'Writing'
        ? 'Check the name of the bucket, or make it: gcloud storage buckets create.'
        : 'Check the address, and that nobody deleted or replaced it meanwhile.';
    default:
      return undefined;
  }
}

/**
 * The refusal of Cloud Storage as an ApiError that names the `gs://` address; any other error as it is.
 * The library's error holds the request with its headers, so it is told anew, not passed on as a cause.
 */
export function storageAnswer(error: unknown, act: StorageAct, uri: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const status = Number(error.code);
  if (!Number.isInteger(status) || status < 300 || status > 599) return error;
  const code = codeByStatus(status)?.code ?? 'UNKNOWN';
  const words = refusalWords(error);
  const advice = adviceFor(status, act);
  const message = `${act} ${uri} was answered ${status} ${code}: ${words}${advice === undefined ? '' : ` ${advice}`}`;
  return new ApiError({ message, status, code });
}
