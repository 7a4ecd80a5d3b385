import { createRequire } from 'node:module';
import * as newest from 'google-auth-library';

type Library = Pick<typeof newest, 'GoogleAuth'>;

/** Google's library as `@google/genai` brings it, an older one than that beside it. */
const nested = createRequire(createRequire(import.meta.url).resolve('@google/genai'))('google-auth-library') as Library;

/** The copies of google-auth-library that live in one tree. */
export const authLibraries: readonly (readonly [name: string, library: Library])[] = [
  ['google-auth-library', newest],
  ['google-auth-library of @google/genai', nested],
];
