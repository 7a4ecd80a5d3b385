import { ServiceError } from '../service-error.ts';

const MAX_ID_CHARACTERS = 40;

/**
 * @param id With or without `files/`.
 * @param request The call that names it, e.g. `GetFileRequest.name`: its errors begin with that.
 * @throws ServiceError `INVALID_ARGUMENT` for a name that no file can have
 */
export function fileName(id: string, request: string): string {
  const bare = id.replace(/^files\//, '');
  if (bare.length > MAX_ID_CHARACTERS) {
    throw invalid(
      `* ${request}: File ID (name excluding 'files/') cannot be more than ${MAX_ID_CHARACTERS} characters.\n`,
    );
  }
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(bare)) {
    throw invalid(
      `* ${request}: File ID must be lowercase alphanumeric or dashes, and cannot begin or end with a dash.\n`,
    );
  }
  return `files/${bare}`;
}

function invalid(message: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', message);
}
