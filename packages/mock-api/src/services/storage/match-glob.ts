import { StorageError } from '../../model/objects/storage-error.ts';

/**
 * Whether names match a glob: `*` any characters of one folder, `**` of any, `?` one, `[a-z]`, `{a,b}`.
 *
 * @throws StorageError 400 for a glob that is none
 * @see https://cloud.google.com/storage/docs/json_api/v1/objects/list#list-objects-and-prefixes-using-glob
 */
export function globMatcher(glob: string): (name: string) => boolean {
  let depth = 0;
  const source = glob.replaceAll(/\*\*|\[!?[^\]]+\]|\\.|[^]/gu, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.length > 2 && part.startsWith('[')) return part.replace('[!', '[^').replaceAll('\\', '\\\\');
    if (part === '{') {
      depth += 1;
      return '(?:';
    }
    if (part === '}' && depth > 0) {
      depth -= 1;
      return ')';
    }
    if (part === ',' && depth > 0) return '|';
    return part.replace(/^\\(?=.)/, '').replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  });
  try {
    const pattern = new RegExp(`^${source}$`, 'su');
    return (name) => pattern.test(name);
  } catch {
    throw new StorageError(400, 'invalid', `Invalid value for matchGlob: ${JSON.stringify(glob.slice(0, 80))}.`);
  }
}
