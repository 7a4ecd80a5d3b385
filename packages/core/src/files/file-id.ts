import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';

/**
 * The last part of a file's name, ready for a URL.
 *
 * @param file `files/…`, its last part, a file's address, or an object that holds one of them.
 * @param what What the caller calls it.
 * @throws InvalidArgumentError for anything else.
 */
export function fileId(file: unknown, what: string): string {
  const name = nameOf(file);
  if (name === undefined) {
    throw new InvalidArgumentError(
      `Could not extract file name from the provided input. Give files/…, or a file, as \`${what}\`.`,
    );
  }
  const id = /^https?:\/\//.test(name) ? /\/files\/([^/:?#]+)/.exec(name)?.[1] : name.replace(/^files\//, '');
  if (id === undefined) throw new InvalidArgumentError(`Could not extract file name from URI ${name}`);
  if (id === '' || id === '.' || id === '..') {
    throw new InvalidArgumentError(`Invalid file name: ${JSON.stringify(name)}. Give files/….`);
  }
  return encodeURIComponent(id);
}

function nameOf(file: unknown): string | undefined {
  if (typeof file === 'string') return file;
  if (typeof file !== 'object' || file === null) return undefined;
  const { name, uri, video } = file as { name?: unknown; uri?: unknown; video?: { uri?: unknown } };
  return [name, uri, video?.uri].find((one) => typeof one === 'string');
}
