import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claudeMessage } from '../model/families/claude/claude-message.ts';
import { generateContentResponse } from '../model/families/gemini/generate-content-response.ts';
import { chatCompletion } from '../model/families/open-model/chat-completion.ts';
import type { RowFacts, RowRequest } from '../model/families/row-family.ts';
import type { JsonObject } from '../model/json.ts';
import { SeededRandom } from '../model/seeded-random.ts';
import type { TextAnswer } from './predictor.ts';
import { readableModel } from './readable-model.ts';

const schema = {
  type: 'object',
  properties: { city: { type: 'string', enum: ['Oslo', 'Lima'] }, days: { type: 'integer', minimum: 1, maximum: 7 } },
  required: ['city', 'days'],
};
const input = {
  city: expect.stringMatching(/^(Oslo|Lima)$/),
  days: expect.toSatisfy((days) => days >= 1 && days <= 7),
};

function ask(request: JsonObject, text = 'Will it rain?', seed = 1): TextAnswer {
  const answer = readableModel({ model: 'm', text, request, random: new SeededRandom(seed, 'test') });
  return typeof answer === 'string' ? { text: answer } : answer;
}

const gemini = (config?: JsonObject): JsonObject => ({
  tools: [{ functionDeclarations: [{ name: 'get_weather', parametersJsonSchema: schema }, { name: 'get_time' }] }],
  ...(config && { toolConfig: { functionCallingConfig: config } }),
});
const messages = (choice?: JsonObject): JsonObject => ({
  tools: [
    { name: 'get_weather', input_schema: schema },
    { name: 'get_time', input_schema: { type: 'object' } },
    { type: 'web_search_20250305', name: 'web_search' },
  ],
  ...(choice && { tool_choice: choice }),
});
const chat = (choice?: unknown): JsonObject => ({
  tools: [
    { type: 'function', function: { name: 'get_weather', parameters: schema } },
    { type: 'function', function: { name: 'get_time' } },
  ],
  ...(choice !== undefined && { tool_choice: choice }),
});

test.for<[what: string, request: JsonObject]>([
  ['Gemini', gemini({ mode: 'ANY', allowedFunctionNames: ['get_weather'] })],
  ['Messages', messages({ type: 'tool', name: 'get_weather' })],
  ['chat', chat({ type: 'function', function: { name: 'get_weather' } })],
])('a tool that has to be called is, with what its schema wants: %s', ([, request]) =>
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(ask(request, 'Hm?', seed)).toEqual({ text: '', calls: [{ name: 'get_weather', input }] });
      expect(ask(request, 'Hm?', seed)).toEqual(ask(request, 'Hm?', seed));
    }),
    { numRuns: 20 },
  ),
);

test.for<JsonObject>([gemini({ mode: 'ANY' }), messages({ type: 'any' }), chat('required')])(
  'where any tool will do, one is called: %j',
  (request) => {
    const called = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        ask(request, 'Hm?', seed)
          .calls?.map(({ name }) => name)
          .join(),
      ),
    );
    expect(called).toEqual(new Set(['get_time', 'get_weather']));
  },
);

test.for<JsonObject>([gemini(), messages(), chat('auto')])('the user may name the tool: %j', (request) => {
  expect(ask(request, 'Please use get_weather.').calls).toEqual([{ name: 'get_weather', input }]);
  expect(ask(request).calls).toBeUndefined();
  expect(ask(request).text).toContain('Will it rain?');
});

test.for<JsonObject>([gemini({ mode: 'NONE' }), messages({ type: 'none' }), chat('none')])(
  'no tool is called where none may be: %j',
  (request) => expect(ask(request, 'get_weather').calls).toBeUndefined(),
);

const row: RowRequest = { text: '', prompt: 'Will it rain?', maxOutputTokens: undefined, stopSequences: [] };
const facts = (): RowFacts => ({ model: 'm', random: new SeededRandom(1, 'row'), timeMs: 0 });

test('each family writes a call in its own way, and says that it stopped for it', () => {
  const answer = ask(messages({ type: 'tool', name: 'get_weather' }));
  expect(generateContentResponse(row, [answer], facts())).toMatchObject({
    candidates: [
      { content: { parts: [{ functionCall: { name: 'get_weather', args: input } }] }, finishReason: 'STOP' },
    ],
  });
  expect(claudeMessage(row, answer, facts())).toMatchObject({
    content: [{ type: 'tool_use', id: expect.stringMatching(/^toolu_vrtx_01\w{22}$/), name: 'get_weather', input }],
    stop_reason: 'tool_use',
  });
  expect(chatCompletion(row, answer, facts())).toMatchObject({
    choices: [
      {
        message: { content: null, tool_calls: [{ type: 'function', function: { name: 'get_weather' } }] },
        finish_reason: 'tool_calls',
      },
    ],
  });
});

test('a call that does not fit into the limit is not made', () => {
  const answer = ask(messages({ type: 'tool', name: 'get_weather' }));
  expect(claudeMessage({ ...row, maxOutputTokens: 3 }, answer, facts())).toMatchObject({
    content: [],
    stop_reason: 'max_tokens',
    usage: { output_tokens: 0 },
  });
});

test('thoughts are counted, and shown where they are asked for', () => {
  const answer = ask({ generationConfig: { thinkingConfig: { thinkingBudget: 1000 } } });
  const hidden = generateContentResponse(row, [answer], facts());
  const shown = generateContentResponse({ ...row, includesThoughts: true }, [answer], facts());
  expect(hidden).toMatchObject({ candidates: [{ content: { parts: [{ text: answer.text }] } }] });
  expect(shown).toMatchObject({
    candidates: [{ content: { parts: [{ text: answer.thoughts, thought: true }, { text: answer.text }] } }],
  });
  const usage = shown['usageMetadata'] as Record<string, number>;
  expect(usage['thoughtsTokenCount']).toBeGreaterThan(0);
  expect(usage['totalTokenCount']).toBe(
    usage['promptTokenCount']! + usage['thoughtsTokenCount']! + usage['candidatesTokenCount']!,
  );
  expect(hidden['usageMetadata']).toEqual(usage);
  expect(claudeMessage(row, ask({ thinking: { type: 'enabled', budget_tokens: 1024 } }), facts())).toMatchObject({
    content: [{ type: 'thinking' }, { type: 'text' }],
  });
  expect(ask({ generationConfig: { thinkingConfig: { thinkingBudget: 0 } } }).thoughts).toBeUndefined();
});

test('thoughts use up the limit, down to no answer at all', () => {
  const answer = ask({ generationConfig: { thinkingConfig: { thinkingBudget: 1000 } } });
  const response = generateContentResponse({ ...row, maxOutputTokens: 5 }, [answer], facts());
  expect(response).toMatchObject({
    candidates: [{ content: { parts: [{ text: '' }] }, finishReason: 'MAX_TOKENS' }],
    usageMetadata: { thoughtsTokenCount: 5, candidatesTokenCount: 0 },
  });
});
