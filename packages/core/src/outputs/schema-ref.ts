import { isJsonObject, type JsonObject } from '../rows/json-object.ts';
import type { JsonPath } from '../rows/json-path.ts';
import { unsupportedSchema } from './unsupported-schema.ts';

/** What a `$ref` refers to: `#`, or a JSON Pointer such as `#/$defs/Address`. https://www.rfc-editor.org/rfc/rfc6901 */
export function resolveRef(root: JsonObject, ref: string, path: JsonPath): JsonObject {
  if (ref === '#') return root;
  const found = ref.startsWith('#/') ? stepsOf(ref).reduce<unknown>(memberOf, root) : undefined;
  if (isJsonObject(found)) return found;
  throw unsupportedSchema(path, `a reference to ${ref}, which is not in the schema`, 'Put it under $defs');
}

function stepsOf(ref: string): string[] {
  return ref
    .slice(2)
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function memberOf(holder: unknown, step: string): unknown {
  if (Array.isArray(holder)) return holder[Number(step)];
  return isJsonObject(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined;
}
