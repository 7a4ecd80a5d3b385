import { StorageError } from '../../model/objects/storage-error.ts';

/** The fields wanted, each with those wanted of it; nothing below means all of it. `*` is any field. */
interface Selection {
  readonly fields: Map<string, Selection>;
}

/**
 * The part of an answer that `fields` asks for: `items(name,size),nextPageToken`, `items/metadata`, `items(owner/*)`.
 *
 * @throws StorageError 400 when the text is no such selection
 * @see https://cloud.google.com/storage/docs/json_api#partial-response
 */
export function selectFields(value: unknown, fields: string): unknown {
  const tokens = fields.match(/[^\s,()/]+|[,()/]/g) ?? [];
  const selection = readList(tokens, fields);
  if (tokens.length > 0) throw invalid(fields);
  return select(value, selection);
}

function readList(tokens: string[], text: string): Selection {
  const list: Selection = { fields: new Map() };
  do readField(tokens, list, text);
  while (takes(tokens, ','));
  return list;
}

function readField(tokens: string[], into: Selection, text: string): void {
  const name = tokens.shift();
  if (name === undefined || /^[,()/]$/.test(name)) throw invalid(text);
  const known = into.fields.get(name) ?? { fields: new Map<string, Selection>() };
  into.fields.set(name, known);
  if (takes(tokens, '/')) readField(tokens, known, text);
  else if (takes(tokens, '(')) {
    for (const [field, selection] of readList(tokens, text).fields) known.fields.set(field, selection);
    if (!takes(tokens, ')')) throw invalid(text);
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

function invalid(text: string): StorageError {
  return new StorageError(400, 'invalidParameter', `Invalid field selection ${text.slice(0, 80)}`);
}
