import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLines } from '../check/check-lines.ts';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { keyReader } from '../row-key.ts';
import { rowRoute, type RowRouteOptions } from '../row-route.ts';
import { snakeCase } from '../spelling.ts';
import { encodeRow } from './encode-row.ts';

const ROUTES: readonly RowRouteOptions[] = [
  { model: 'gemini-2.5-flash' },
  { model: 'gemini-2.5-flash', backend: 'gemini' },
  { model: 'gemini-2.5-flash', backend: 'gemini', carrier: 'inline' },
  { model: 'publishers/anthropic/models/claude-3-5-haiku' },
  { model: 'publishers/meta/models/llama-3.1-405b-instruct-maas' },
  { family: 'own-model' },
  { model: 'text-embedding-005' },
  { model: 'gemini-embedding-001' },
  { model: 'gemini-embedding-001', backend: 'gemini', carrier: 'inline' },
];
const anyRoute = fc.constantFrom(...ROUTES);
const geminiRoute = fc.constantFrom(...ROUTES.slice(0, 3));

const text = fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' });
/** Of each field now and then; a leaf is told from all others by its number. */
const some = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(fields, { requiredKeys: [] });

const part = fc.oneof(
  fc.record({ text }),
  fc.record({ functionCall: fc.record({ name: text, args: fc.record({ someThing: text, other_thing: text }) }) }),
);
const content = fc.record({
  role: fc.constantFrom('user', 'model'),
  parts: fc.array(part, { minLength: 1, maxLength: 2 }),
});
const settings = {
  temperature: fc.float({ min: 0, max: 2, noNaN: true }),
  topP: fc.float({ min: 0, max: 1, noNaN: true }),
  maxOutputTokens: fc.nat(),
  stopSequences: fc.array(text, { minLength: 1, maxLength: 2 }),
  thinkingConfig: fc.record({ includeThoughts: fc.boolean(), thinkingBudget: fc.nat() }),
  speechConfig: fc.record({ voiceConfig: fc.record({ prebuiltVoiceConfig: fc.record({ voiceName: text }) }) }),
  audioTimestamp: fc.boolean(),
  enableEnhancedCivicAnswers: fc.boolean(),
  noSuchSetting: text,
};
const beside = {
  safetySettings: fc.array(
    fc.record({ category: fc.constant('HARM_CATEGORY_HARASSMENT'), threshold: fc.constant('OFF') }),
    { minLength: 1, maxLength: 1 },
  ),
  toolConfig: fc.record({
    functionCallingConfig: fc.record({
      mode: fc.constant('ANY'),
      allowedFunctionNames: fc.array(text, { minLength: 1, maxLength: 2 }),
    }),
  }),
  cachedContent: fc.constant('cachedContents/c'),
  labels: fc.record({ some_team: fc.constant('x') }),
  systemInstruction: content,
};
const key = fc.string({ minLength: 1, maxLength: 8 });
const live = fc.record(
  { key, contents: fc.array(content, { minLength: 1, maxLength: 2 }), config: some({ ...settings, ...beside }) },
  { requiredKeys: ['contents'] },
);
const wire = fc.record(
  {
    key,
    note: text,
    request: some({
      contents: fc.array(content, { minLength: 1, maxLength: 2 }),
      ...beside,
      generationConfig: some(settings),
    }),
  },
  { requiredKeys: ['request'] },
);
const claude = fc.record({
  custom_id: key,
  request: some({
    messages: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: text }), {
      minLength: 1,
      maxLength: 2,
    }),
    max_tokens: fc.integer({ min: 1 }),
    top_p: fc.float({ noNaN: true, noDefaultInfinity: true }),
    system: text,
    new_thing: text,
  }),
});
const openModel = fc.record({
  custom_id: key,
  body: some({
    messages: fc.array(fc.record({ role: fc.constant('user'), content: text }), { minLength: 1, maxLength: 2 }),
    max_tokens: fc.nat(),
    new_thing: text,
  }),
});
const plain = fc.record(
  {
    key,
    contents: text,
    config: some({
      maxOutputTokens: fc.integer({ min: 1 }),
      systemInstruction: text,
      topK: fc.nat(),
      taskType: fc.constant('CLUSTERING'),
    }),
  },
  { requiredKeys: ['contents'] },
);
const anyRow: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  live,
  wire,
  claude,
  openModel,
  plain,
  fc.record({ key, instance: fc.record({ prompt: text }) }),
);

function tryEncode(row: object, route: RowRouteOptions): ReturnType<typeof encodeRow> | string {
  try {
    return encodeRow(row, rowRoute(route), 41);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidArgumentError);
    return (error as Error).message;
  }
}

/** Fields that hold what is the caller's own: their names are not Google's to spell. */
const OWN = new Set(['args', 'labels', 'instance', 'metadata']);

function inSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnakeCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [snakeCase(name), OWN.has(name) ? member : inSnakeCase(member)]),
  );
}

function leavesOf(value: unknown): unknown[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [value];
}

test('the spelling of fields makes no difference', () =>
  fc.assert(
    fc.property(geminiRoute, fc.oneof(live, wire), (route, row) => {
      const one = tryEncode(row, route);
      const other = tryEncode(inSnakeCase(row) as object, route);
      if (typeof one === 'string') expect(typeof other).toBe('string');
      else expect(other).toEqual(one);
    }),
    { numRuns: 500 },
  ));

test('no field is lost: it is in the line, or an error says which has no place there', () => {
  let written = 0;
  fc.assert(
    fc.property(anyRoute, anyRow, (route, row) => {
      const encoded = tryEncode(row, route);
      if (typeof encoded === 'string') {
        expect(encoded).toMatch(/\$|contents are required|parameter is only supported/);
        return;
      }
      written += 1;
      const found = leavesOf(JSON.parse(encoded.line));
      // Google's own names of a model turn are others than Anthropic's and OpenAI's.
      // A text to embed is the user's, and nobody says so.
      const expected = leavesOf(JSON.parse(JSON.stringify(row)))
        .map((leaf) => (leaf === 'model' && 'contents' in row && !found.includes('model') ? 'assistant' : leaf))
        .filter((leaf) => !(leaf === 'user' && route.model === 'text-embedding-005'));
      expect(found).toEqual(expect.arrayContaining(expected));
    }),
    { numRuns: 1000 },
  );
  expect(written).toBeGreaterThan(100);
});

test('the key comes back from where it was put', () =>
  fc.assert(
    fc.property(anyRoute, anyRow, (route, row) => {
      const encoded = tryEncode(row, route);
      if (typeof encoded === 'string') return;
      // Whatever else a bare instance has is its container's.
      const isBare = route.family === 'own-model' && !('instance' in row);
      const given = (isBare ? undefined : (row['key'] ?? row['custom_id'])) ?? 'row-000042';
      expect(encoded.key).toBe(given);
      const line = JSON.parse(encoded.line) as Record<string, unknown>;
      // Own models and text embeddings come back within `instance`, the others with their fields beside the response.
      for (const output of [line, { instance: line }]) {
        const isRepeated = route.family === 'own-model' || route.model === 'text-embedding-005';
        if (output !== line && !isRepeated) continue;
        expect(keyReader()(output, JSON.stringify(output))).toBe(given);
      }
    }),
    { numRuns: 500 },
  ));

test('a line that was written has nothing wrong with it', () =>
  fc.assert(
    fc.asyncProperty(anyRoute, anyRow, async (route, row) => {
      const encoded = tryEncode(row, route);
      if (typeof encoded === 'string') return;
      const { findings } = await checkLines([encoded.line], route).collect();
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
    { numRuns: 300 },
  ));

test('what was written is written the same again', () =>
  fc.assert(
    fc.property(anyRoute, anyRow, (route, row) => {
      const encoded = tryEncode(row, route);
      if (typeof encoded === 'string') return;
      expect(tryEncode(encoded.value, route)).toEqual(encoded);
    }),
    { numRuns: 300 },
  ));
