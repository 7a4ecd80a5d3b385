/** The fields wanted, each with those wanted of it; nothing below means all of it. `*` is any field. */
interface Selection {
  readonly fields: Map<string, Selection>;
}

/**
 * Reads what `fields` asks for of an answer: `items(name,size),nextPageToken`, `items/metadata`, `items(owner/*)`.
 *
 * @returns What takes that part of an answer.
 * @throws InvalidFields when the text is no such selection
 * @see https://cloud.google.com/storage/docs/json_api#partial-response
 */
export function readFields(fields: string): (value: unknown) => unknown {
  const tokens = fields.match(/[^\s,()/]+|[,()/]/g) ?? [];
  const selection = readList(tokens, fields);
  if (tokens.length > 0) throw new InvalidFields(fields);
  return (value) => select(value, selection);
}

/** A selection of fields that is none. */
export class InvalidFields extends Error {
  override readonly name = 'InvalidFields';

  constructor(fields: string) {
    super(`Invalid field selection ${fields.slice(0, 80)}`);
  }
}

function readList(tokens: string[], text: string): Selection {
  const list: Selection = { fields: new Map() };
  do readField(tokens, list, text);
  while (takes(tokens, ','));
  return list;
}

function readField(tokens: string[], into: Selection, text: string): void {
  const name = tokens.shift();
  if (name === undefined || /^[,()/]$/.test(name)) throw new InvalidFields(text);
  const known = into.fields.get(name) ?? { fields: new Map<string, Selection>() };
  into.fields.set(name, known);
  if (takes(tokens, '/')) readField(tokens, known, text);
  else if (takes(tokens, '(')) {
    for (const [field, selection] of readList(tokens, text).fields) known.fields.set(field, selection);
    if (!takes(tokens, ')')) throw new InvalidFields(text);
  }
}

function takes(tokens: string[], token: string): boolean {
  if (tokens[0] !== token) return false;
  tokens.shift();
  return true;
}

function select(value: unknown, { fields }: Selection): unknown {
  if (fields.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => select(item, { fields }));
  const any = fields.get('*');
  const kept = Object.entries(value).flatMap(([name, its]): [string, unknown][] => {
    const selection = fields.get(name) ?? any;
    return selection ? [[name, select(its, selection)]] : [];
  });
  return Object.fromEntries(kept);
}
