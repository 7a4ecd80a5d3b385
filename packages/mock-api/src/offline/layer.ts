/** Puts one part of the guard in place. @returns What takes it away again. */
export type InstallLayer = () => () => void;

/**
 * Replaces a function that an object holds. Taking the replacement away leaves alone whatever somebody else has put
 * over it since; what then stays beneath asks the rules, of which there are none.
 */
export function replaceFunction<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  replace: (original: Owner[Name]) => Owner[Name],
): () => void {
  const original = owner[name];
  const replacement = replace(original);
  // Keeps `name`, `length` and what `util.promisify` looks for.
  const { prototype: _, ...properties } = Object.getOwnPropertyDescriptors(original as object);
  Object.defineProperties(replacement, properties);
  owner[name] = replacement;
  return () => {
    if (owner[name] === replacement) owner[name] = original;
  };
}
