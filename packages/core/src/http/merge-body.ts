type JsonObject = Readonly<Record<string, unknown>>;

/** The body with `extra` merged in: objects at every depth are merged, everything else is replaced. */
export function mergeBody(body: JsonObject, extra: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...body };
  for (const [key, value] of Object.entries(extra)) {
    const own = Object.hasOwn(body, key) ? body[key] : undefined;
    merged[key] = isObject(own) && isObject(value) ? mergeBody(own, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
