/** Formats that the Gemini API takes, by the type of the value; Vertex AI takes others too. @see https://ai.google.dev/api/caching#Schema */
const FORMATS = new Map<unknown, readonly string[]>([
  ['STRING', ['enum', 'date-time']],
  ['INTEGER', ['int32', 'int64']],
  ['NUMBER', ['float', 'double']],
]);

/** Those of a type; undefined for types whose format is not looked at. */
export function formatsOf(type: unknown): readonly string[] | undefined {
  return FORMATS.get(typeof type === 'string' ? type.toUpperCase() : type);
}
