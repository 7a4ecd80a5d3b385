import { readFileSync } from 'node:fs';
import { optionError } from './option-error.ts';

export const ADMIN_TOKEN_VARIABLE = 'GENAI_BATCH_MOCK_ADMIN_TOKEN';

/**
 * The admin token out of a file or the environment. Not out of the command line, which every user of a machine can read.
 *
 * @throws Error when the file cannot be read or is empty
 */
export function readAdminToken(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (file === undefined) return environment[ADMIN_TOKEN_VARIABLE]?.trim() || undefined;
  const token = read(file).trim();
  if (token === '') throw new Error(`The file of the admin token, ${file}, is empty.`);
  return token;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw optionError('--admin-token-file', file, error);
  }
}
