import { isJsonObject, type JsonObject } from '../../json.ts';
import type { SeededRandom } from '../../seeded-random.ts';

/** The same object with its keys, and those of all objects in it, in an order that chance decides. */
export function shuffledKeys(value: JsonObject, random: SeededRandom): JsonObject {
  const entries = Object.entries(value);
  for (let last = entries.length - 1; last > 0; last -= 1) {
    const drawn = random.below(last + 1);
    [entries[last], entries[drawn]] = [entries[drawn]!, entries[last]!];
  }
  return Object.fromEntries(entries.map(([key, child]) => [key, shuffledIn(child, random)]));
}

function shuffledIn(value: unknown, random: SeededRandom): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    // A vector of thousands of numbers has nothing to shuffle.
    return typeof items[0] === 'number' ? items : items.map((item) => shuffledIn(item, random));
  }
  return isJsonObject(value) ? shuffledKeys(value, random) : value;
}
