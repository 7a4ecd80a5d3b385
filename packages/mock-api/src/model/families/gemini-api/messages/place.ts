import { snakeCase } from '../../../field-names.ts';

/** Where a value stands in a message. */
export interface Place {
  /** Its keys as they are written in the JSON text, and its places in lists. */
  readonly keys: readonly (string | number)[];
  /** The same in the proto's words: `requests[0].request.generation_config`. */
  readonly proto: string;
  /** Its own key. */
  readonly name: string;
  /** Where the message stands that holds it. */
  readonly parent: string;
}

/** @param proto What stands before the value, in the proto's words. @default '' */
export function startingPlace(proto: string = ''): Place {
  return { keys: [], proto, name: '', parent: proto };
}

export function fieldPlace({ keys, proto }: Place, key: string): Place {
  const name = snakeCase(key);
  return { keys: [...keys, key], proto: proto === '' ? name : `${proto}.${name}`, name: key, parent: proto };
}

export function itemPlace(place: Place, index: number): Place {
  return { ...place, keys: [...place.keys, index], proto: `${place.proto}[${index}]` };
}

/** In a map's wire form, a list of pairs. */
export function entryPlace(place: Place, key: string, index: number): Place {
  const proto = `${place.proto}[${index}].value`;
  return { keys: [...place.keys, key], proto, name: key, parent: place.proto };
}
