/** A JSON object whose members nobody has looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number, or 0: the service leaves counts of zero out. */
export function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
