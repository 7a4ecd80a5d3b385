import fc from 'fast-check';
import { textContents } from './any-contents.ts';
import { anyName, anyText } from './any-text.ts';
import { type Fields, foreignMessage, listOf, same, type Telling, type Told } from './told.ts';

const VERSION = 'vertex-2023-10-16';

const text: fc.Arbitrary<Told> = anyText.map((words) => ({
  given: { type: 'text', text: words },
  asked: { type: 'text', text: words },
}));
const typed = (
  type: string,
  members: Record<string, fc.Arbitrary<Told>>,
  ...required: string[]
): fc.Arbitrary<Told & { given: Fields; asked: Fields }> =>
  foreignMessage({ type: same(fc.constant(type)), ...members }, ['type', ...required]);

const image = typed(
  'image',
  {
    source: typed(
      'base64',
      { mediaType: same(fc.constant('image/png')), data: same(fc.base64String({ minLength: 4 })) },
      'mediaType',
      'data',
    ),
  },
  'source',
);
/** What a tool is called with is the caller's own, whatever its names look like. */
const input = same(fc.dictionary(fc.oneof(anyName, anyText), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 }));
const call = typed('tool_use', { id: same(anyText), name: same(anyName), input }, 'id', 'name', 'input');
const result = typed(
  'tool_result',
  { toolUseId: same(anyText), isError: same(fc.boolean()), content: fc.oneof(same(anyText), listOf(text)) },
  'toolUseId',
);

const message: fc.Arbitrary<Told> = fc
  .tuple(
    fc.constantFrom('user', 'assistant'),
    fc.oneof(same(fc.string({ unit: 'grapheme', minLength: 1 })), listOf(fc.oneof(text, image, call, result), 3)),
  )
  .map(([role, { given, asked }]) => ({ given: { role, content: given }, asked: { role, content: asked } }));

const tool = foreignMessage(
  {
    name: same(anyName),
    description: same(anyText),
    inputSchema: same(fc.constant({ type: 'object', properties: { toolUseId: { type: 'string' }, snake_case: {} } })),
    cacheControl: same(fc.constant({ type: 'ephemeral' })),
  },
  ['name', 'inputSchema'],
);

const unit = same(fc.float({ min: 0, max: 1, noNaN: true }));
const settings = foreignMessage(
  {
    maxTokens: same(fc.integer({ min: 100, max: 9999 })),
    system: fc.oneof(same(anyText), listOf(text)),
    temperature: unit,
    topP: unit,
    topK: same(fc.integer({ min: 1, max: 99 })),
    stopSequences: same(fc.constant(['STOP', '\u2028'])),
    tools: listOf(tool),
    toolChoice: typed('auto', { disableParallelToolUse: same(fc.boolean()) }),
    thinking: typed('enabled', { budgetTokens: same(fc.integer({ min: 1024, max: 9999 })) }, 'budgetTokens'),
    anthropicVersion: same(fc.constant(VERSION)),
  },
  ['maxTokens'],
);

/** The body of a Messages call, in the official client's own names or in others' spelling of them. */
export const messagesRow: fc.Arbitrary<Telling> = fc
  .tuple(settings, anyText, fc.array(message, { maxLength: 3 }))
  .map(([{ given, asked }, first, others]) => (mark) => {
    const opening = { role: 'user', content: `${mark} ${first}` };
    return {
      given: { messages: [opening, ...others.map((each) => each.given)], ...given },
      asked: {
        anthropic_version: VERSION,
        messages: [opening, ...others.map((each) => each.asked)],
        ...asked,
      },
    };
  });

const TURNS: Readonly<Record<string, string>> = { user: 'user', model: 'assistant' };

/** As messages of other models have texts: one by itself, several as a list. */
export function textsOf(parts: readonly { readonly text: string }[]): unknown {
  return parts.length === 1 ? parts[0]!.text : parts.map((part) => ({ type: 'text', text: part.text }));
}

interface Turn {
  readonly role: string;
  readonly parts: readonly { readonly text: string }[];
}

/** Turns of the official client's contents as another model's messages. */
export function messagesOf(contents: unknown): object[] {
  return (contents as Turn[]).map(({ role, parts }) => ({ role: TURNS[role], content: textsOf(parts) }));
}

const liveSettings = fc.record(
  {
    maxOutputTokens: fc.integer({ min: 100, max: 9999 }),
    temperature: fc.float({ min: 0, max: 1, noNaN: true }),
    topP: fc.float({ min: 0, max: 1, noNaN: true }),
    topK: fc.integer({ min: 1, max: 99 }),
    stopSequences: fc.constant(['STOP', '⛔']),
    systemInstruction: anyText,
  },
  { requiredKeys: ['maxOutputTokens'] },
);

/** A row as for Gemini: texts, and those settings that mean the same. */
export const liveClaudeRow: fc.Arbitrary<Telling> = fc
  .tuple(textContents, liveSettings)
  .map(([contents, config]) => (mark) => {
    const { given, asked } = contents(mark);
    const { maxOutputTokens, topP, topK, stopSequences, systemInstruction, temperature } = config;
    return {
      given: { contents: given, config },
      asked: {
        anthropic_version: VERSION,
        messages: messagesOf(asked),
        max_tokens: maxOutputTokens,
        ...(temperature !== undefined && { temperature }),
        ...(topP !== undefined && { top_p: topP }),
        ...(topK !== undefined && { top_k: topK }),
        ...(stopSequences !== undefined && { stop_sequences: stopSequences }),
        ...(systemInstruction !== undefined && { system: systemInstruction }),
      },
    };
  });
