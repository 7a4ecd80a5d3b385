import protobuf from 'protobufjs';

/**
 * Where JSON is not a message of this type, strictly by https://protobuf.dev/programming-guides/json: a field that the
 * type does not have, an enum value it does not know, 64 bits as a number, a value of another kind. Libraries skip or
 * convert all of these silently.
 */
export function messageProblems(type: protobuf.Type, json: unknown, path = '$'): string[] {
  const special = specialForms[type.fullName];
  if (special !== undefined) return special(json) ? [] : [`${path} is no ${type.name}: ${JSON.stringify(json)}`];
  if (!isObject(json)) return [`${path} is no object: ${JSON.stringify(json)}`];
  return Object.entries(json).flatMap(([key, value]) => {
    const field = type.fields[key];
    return field === undefined
      ? [`${path}.${key} is unknown to ${type.name}`]
      : fieldProblems(field, value, `${path}.${key}`);
  });
}

function fieldProblems(field: protobuf.Field, value: unknown, path: string): string[] {
  if (field.repeated) {
    if (!Array.isArray(value)) return [`${path} is no list: ${JSON.stringify(value)}`];
    return value.flatMap((item, index) => valueProblems(field, item, `${path}[${index}]`));
  }
  if (field.map) {
    if (!isObject(value)) return [`${path} is no map: ${JSON.stringify(value)}`];
    return Object.entries(value).flatMap(([key, item]) => valueProblems(field, item, `${path}["${key}"]`));
  }
  return valueProblems(field, value, path);
}

function valueProblems(field: protobuf.Field, value: unknown, path: string): string[] {
  const type = field.resolve().resolvedType;
  if (type instanceof protobuf.Type) return messageProblems(type, value, path);
  if (type instanceof protobuf.Enum) {
    return typeof value === 'string' && value in type.values
      ? []
      : [`${path} is no ${type.name}: ${JSON.stringify(value)}`];
  }
  return scalar(field.type)(value) ? [] : [`${path} is no ${field.type}: ${JSON.stringify(value)}`];
}

function scalar(type: string): (value: unknown) => boolean {
  if (type.endsWith('64')) return (value) => typeof value === 'string' && /^-?\d+$/.test(value);
  if (type.endsWith('32')) return (value) => Number.isInteger(value);
  if (type === 'float' || type === 'double') return (value) => typeof value === 'number';
  if (type === 'bool') return (value) => typeof value === 'boolean';
  if (type === 'bytes') return (value) => typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
  return (value) => typeof value === 'string';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Messages whose JSON is not an object of their fields. */
const specialForms: Readonly<Record<string, (json: unknown) => boolean>> = {
  '.google.protobuf.Value': (json) => json !== undefined,
  '.google.protobuf.Struct': isObject,
  '.google.protobuf.ListValue': Array.isArray,
  '.google.protobuf.Any': (json) => isObject(json) && typeof json['@type'] === 'string',
  '.google.protobuf.Timestamp': (json) =>
    typeof json === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.(\d{3}){1,3})?Z$/.test(json),
  '.google.protobuf.Duration': (json) => typeof json === 'string' && /^-?\d+(\.(\d{3}){1,3})?s$/.test(json),
};
