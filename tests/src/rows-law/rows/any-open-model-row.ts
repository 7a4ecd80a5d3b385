import fc from 'fast-check';
import { messagesOf } from './any-claude-row.ts';
import { textContents } from './any-contents.ts';
import { anyName, anyText } from './any-text.ts';
import { foreignMessage, same, type Telling, type Told } from './told.ts';

const text: fc.Arbitrary<Told> = fc.oneof(
  same(anyText),
  same(
    fc.array(
      anyText.map((words) => ({ type: 'text', text: words })),
      { minLength: 1, maxLength: 2 },
    ),
  ),
);

const message = foreignMessage(
  {
    role: same(fc.constantFrom('system', 'developer', 'user', 'assistant', 'tool')),
    content: text,
    name: same(anyName),
    toolCallId: same(anyText),
  },
  ['role', 'content'],
);

const number = (min: number, max: number): fc.Arbitrary<Told> => same(fc.float({ min, max, noNaN: true }));
const whole = (max: number): fc.Arbitrary<Told> => same(fc.integer({ min: 1, max }));
/** The caller's own: nothing in it is a field of ours. */
const own = same(fc.dictionary(fc.oneof(anyName, anyText), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 }));

const settings = foreignMessage({
  maxTokens: same(fc.integer({ min: 100, max: 9999 })),
  temperature: number(0, 2),
  topP: number(0, 1),
  stop: same(fc.oneof(fc.constant('STOP'), fc.constant(['⛔', '\u2028']))),
  seed: whole(2 ** 31 - 1),
  presencePenalty: number(-2, 2),
  frequencyPenalty: number(-2, 2),
  logitBias: own,
  responseFormat: own,
  tools: same(fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 2 })),
  toolChoice: same(fc.constant('auto')),
  parallelToolCalls: same(fc.boolean()),
  reasoningEffort: same(fc.constant('low')),
  user: same(anyText),
  model: same(fc.constant('meta/llama-3.1-405b-instruct-maas')),
});

/** The body of a chat completions call. */
export const chatRow: fc.Arbitrary<Telling> = fc
  .tuple(settings, anyText, fc.array(message, { maxLength: 3 }))
  .map(([{ given, asked }, first, others]) => (mark) => {
    const opening = { role: 'user', content: `${mark} ${first}` };
    return {
      given: { ...given, messages: [opening, ...others.map((each) => each.given)] },
      asked: { ...asked, messages: [opening, ...others.map((each) => each.asked)] },
    };
  });

const NAMES = {
  maxOutputTokens: 'max_tokens',
  temperature: 'temperature',
  topP: 'top_p',
  stopSequences: 'stop',
  seed: 'seed',
  presencePenalty: 'presence_penalty',
} as const;

const liveSettings = fc.record(
  {
    maxOutputTokens: fc.integer({ min: 100, max: 9999 }),
    temperature: fc.float({ min: 0, max: 2, noNaN: true }),
    topP: fc.float({ min: 0, max: 1, noNaN: true }),
    stopSequences: fc.constant(['STOP', '⛔']),
    seed: fc.nat(),
    presencePenalty: fc.float({ min: -2, max: 2, noNaN: true }),
  },
  { requiredKeys: [] },
);

/** A row as for Gemini: texts, and those settings that mean the same. */
export const liveChatRow: fc.Arbitrary<Telling> = fc
  .tuple(textContents, liveSettings, fc.option(anyText, { nil: undefined }))
  .map(([contents, config, system]) => (mark) => {
    const { given, asked } = contents(mark);
    const turns = messagesOf(asked);
    return {
      given: { contents: given, config: { ...config, ...(system !== undefined && { systemInstruction: system }) } },
      asked: {
        messages: system === undefined ? turns : [{ role: 'system', content: system }, ...turns],
        ...Object.fromEntries(
          Object.entries(config).map(([name, value]) => [NAMES[name as keyof typeof NAMES], value]),
        ),
      },
    };
  });

/** The body of an embeddings call. */
export const embeddingsRow: fc.Arbitrary<Telling> = fc
  .tuple(anyText, foreignMessage({ encodingFormat: same(fc.constant('float')), user: same(anyText) }))
  .map(([text, { given, asked }]) => (mark) => ({
    given: { input: `${mark} ${text}`, ...given },
    asked: { input: `${mark} ${text}`, ...asked },
  }));
