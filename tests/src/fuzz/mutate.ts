/** One change to a JSON value: at the `place`-th of all the values in it, counted in the order of their text. */
export interface Mutation {
  readonly place: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'wrap';
  readonly name: string;
  readonly value: unknown;
}

/** A copy with one value in it changed. */
export function mutate(json: unknown, mutation: Mutation): unknown {
  const total = count(json);
  const at = { left: mutation.place % total };
  return change(json, mutation, at);
}

function count(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 1;
  return Object.values(json).reduce<number>((sum, value) => sum + count(value), 1);
}

const removed = Symbol('removed');

function change(json: unknown, mutation: Mutation, at: { left: number }): unknown {
  if (at.left === 0) {
    at.left = -1;
    return changed(json, mutation);
  }
  at.left -= 1;
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((item) => change(item, mutation, at)).filter((item) => item !== removed);
  const entries = Object.entries(json).map(([name, value]) => [name, change(value, mutation, at)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== removed));
}

function changed(json: unknown, { kind, name, value }: Mutation): unknown {
  switch (kind) {
    case 'replace':
      return value;
    case 'remove':
      return removed;
    case 'wrap':
      return [json];
    case 'add':
      if (Array.isArray(json)) return [...json, value];
      return typeof json === 'object' && json !== null ? { ...json, [name]: value } : { [name]: value };
    default:
      return kind satisfies never;
  }
}
