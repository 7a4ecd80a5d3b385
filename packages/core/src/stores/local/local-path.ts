import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';

/** The path of an address on this machine: a path as it is, or a `file:` URL's. @throws InvalidArgumentError */
export function localPath(address: string): string {
  if (!/^file:/i.test(address)) return address;
  try {
    return fileURLToPath(address);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidArgumentError(`${address} leads to no file of this machine: ${why}. Give a path.`, {
      cause: error,
    });
  }
}
