import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';

/** The keys that a caller expects, each checked as it is taken. */
export async function* expectedKeys(
  expect: Iterable<string> | AsyncIterable<string>,
  abortSignal?: AbortSignal,
): AsyncGenerator<string, void> {
  let position = 0;
  for await (const key of expect as AsyncIterable<unknown>) {
    abortSignal?.throwIfAborted();
    position++;
    // Numbers are keys on output lines, too.
    if (typeof key === 'number') yield String(key);
    else if (typeof key === 'string' && key !== '') yield key;
    else {
      const what = key === '' ? 'empty' : `of type ${key === null ? 'null' : typeof key}`;
      throw new InvalidArgumentError(`expect: key ${position} is ${what}. Give the rows' keys, as strings.`);
    }
  }
}
