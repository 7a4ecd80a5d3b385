import type { JsonObject } from '../../json-object.ts';
import { snakeCase } from '../../spelling.ts';

/** A field of Google's under either spelling. */
export function field(message: JsonObject, name: string): unknown {
  let snakeName = snakeNames.get(name);
  if (snakeName === undefined) snakeNames.set(name, (snakeName = snakeCase(name)));
  return message[name] ?? message[snakeName];
}

/** Asked for with every line. */
const snakeNames = new Map<string, string>();
