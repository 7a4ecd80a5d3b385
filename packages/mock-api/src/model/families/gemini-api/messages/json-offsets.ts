/** Where a value stands in its JSON text, in UTF-16 units. */
export interface JsonOffsets {
  /** After the key and its colon; for an item of a list, where the item begins. */
  readonly afterKey: number;
  /** Where the value itself begins. */
  readonly value: number;
}

const TOKEN = /[\s,:]*("(?:[^"\\]|\\.)*"|[{}[\]]|[^\s,:{}[\]"]+)/gy;

/** Finds what `keys` lead to; undefined when the text, which must be JSON, does not have it. */
export function findOffsets(json: string, keys: readonly (string | number)[]): JsonOffsets | undefined {
  const scan = new RegExp(TOKEN);
  let token = next(json, scan);
  let afterKey = 0;
  for (const key of keys) {
    let found = false;
    if (typeof key === 'number') {
      // A list of one may stand without its brackets; then there is no item to go to.
      if (token?.text !== '[') return undefined;
      token = next(json, scan);
      for (let index = 0; token && token.text !== ']' && !found; index += 1) {
        if (index === key) found = true;
        else token = skip(json, scan, token);
      }
      afterKey = token?.at ?? 0;
    } else {
      if (token?.text !== '{') return undefined;
      token = next(json, scan);
      while (token && token.text !== '}' && !found) {
        const name: unknown = JSON.parse(token.text);
        afterKey = json.indexOf(':', token.end) + 1;
        token = next(json, scan);
        if (name === key) found = true;
        else if (token) token = skip(json, scan, token);
      }
    }
    if (!found) return undefined;
  }
  return token && { afterKey, value: token.at };
}

interface Token {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

function next(json: string, scan: RegExp): Token | undefined {
  const text = scan.exec(json)?.[1];
  return text === undefined ? undefined : { text, at: scan.lastIndex - text.length, end: scan.lastIndex };
}

/** Passes over the value that begins with `token`. @returns What comes after it. */
function skip(json: string, scan: RegExp, token: Token): Token | undefined {
  let depth = 0;
  for (let current: Token | undefined = token; current; current = next(json, scan)) {
    if (current.text === '{' || current.text === '[') depth += 1;
    if (current.text === '}' || current.text === ']') depth -= 1;
    if (depth === 0) break;
  }
  return next(json, scan);
}
