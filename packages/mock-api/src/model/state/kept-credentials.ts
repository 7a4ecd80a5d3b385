import type { CredentialBehavior } from '../credentials/credential-behavior.ts';
import { Credentials, type CredentialMemory } from '../credentials/credentials.ts';
import type { StateKeeper } from './state-keeper.ts';

const KEY = 'memory';

/** Credentials that are known again: of tokens and logins hashes are kept, of keys their public halves. */
export function keptCredentials(
  keeper: StateKeeper,
  options: { project: string; behavior: CredentialBehavior },
): Credentials {
  const onChange = (): void => keeper.changed('credentials', KEY, () => credentials.remember());
  const credentials = new Credentials({ ...options, onChange });
  const memory = keeper.record<CredentialMemory>('credentials', KEY);
  if (memory) credentials.restore(memory);
  return credentials;
}
