import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { type LineFile, lineFile } from '../line-file.ts';
import type { StoredObject } from '../object-store.ts';
import type { GsStore } from './gs-store.ts';
import { formatGsUri, parseGsUri } from './gs-uri.ts';

/** How many names an error shows. */
const SHOWN = 5;

/**
 * The objects of lines that an address means, in order of their names.
 *
 * @param uri One object, or several with wildcards: `*` stands for anything but a slash, `**` for anything at all.
 * @throws InvalidArgumentError for a directory, and where no object fits.
 * @throws ApiError when Cloud Storage refuses.
 */
export async function* gsFiles(store: GsStore, uri: string, abortSignal?: AbortSignal): AsyncGenerator<LineFile, void> {
  const { bucket, name } = parseGsUri(uri);
  if (name === '' || name.endsWith('/')) {
    throw new InvalidArgumentError(
      `${uri} is a directory, not an object. Give the objects in it, such as ${uri.replace(/\/?$/, '/')}*.jsonl.`,
    );
  }
  if (!name.includes('*')) {
    yield objectFile(store, await store.find({ bucket, name }));
    return;
  }
  const prefix = name.slice(0, name.indexOf('*'));
  const pattern = patternOf(name);
  const others: string[] = [];
  let found = 0;
  for await (const object of store.list(bucket, prefix, abortSignal)) {
    if (pattern.test(object.name)) {
      found++;
      yield objectFile(store, object);
    } else if (others.length < SHOWN) others.push(formatGsUri(object));
  }
  if (found > 0) return;
  const place = formatGsUri({ bucket, name: prefix });
  const seen = others.length === 0 ? `nothing begins with ${place}` : `there is ${others.join(', ')}`;
  throw new InvalidArgumentError(`No object fits ${uri}: ${seen}. Check the address; * does not stand for a slash.`);
}

function objectFile(store: GsStore, object: StoredObject): LineFile {
  return lineFile(formatGsUri(object), (abortSignal) => store.read(object, abortSignal));
}

function patternOf(name: string): RegExp {
  const parts = name.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}
