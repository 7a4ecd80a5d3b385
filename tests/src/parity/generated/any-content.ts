import fc from 'fast-check';

const some = { requiredKeys: [] } satisfies { requiredKeys: [] };

/** JSON of any shape, for fields that are handed on; undefined and null come too. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(undefined, null));
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('hi', '\u2028', ''),
);

const handedOn = (...names: string[]): Record<string, fc.Arbitrary<unknown>> =>
  Object.fromEntries(names.map((name) => [name, anyJson]));

const plainFields = {
  text: anyText,
  inlineData: fc.record({ data: anyText, mimeType: anyText, displayName: anyText }, some),
  ...handedOn('thought', 'fileData', 'videoMetadata', 'executableCode', 'mediaResolution'),
};
const plainPart = fc.record(plainFields, some);

/** Parts about functions may stand in a content only. */
const part = fc.record(
  {
    ...plainFields,
    functionCall: fc.record({ name: anyText, id: anyText, args: anyJson }, some),
    functionResponse: anyJson,
  },
  some,
);

const content = fc.record(
  { parts: fc.array(part, { maxLength: 3 }), role: fc.constantFrom('user', 'model') },
  { requiredKeys: ['parts'] },
);

/** What may stand as contents: texts, parts, contents, several of them, and mixtures that are refused. */
export const anyContents: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: anyText },
  { weight: 4, arbitrary: content },
  { weight: 2, arbitrary: plainPart },
  { weight: 2, arbitrary: fc.array(content, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.array(fc.oneof(anyText, plainPart), { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.oneof(content, part, anyText), { maxLength: 2 }) },
);

/** What may stand as a system instruction. */
export const anyInstruction: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  content,
  plainPart,
  fc.array(fc.oneof(anyText, plainPart), { maxLength: 3 }),
);
