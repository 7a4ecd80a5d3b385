import { expect, test } from 'vitest';
import { formatPath } from '../../json-path.ts';
import { rowRoute } from '../../row-route.ts';
import { geminiRules } from './check.ts';

const contents = [{ role: 'user', parts: [{ text: 'hi' }] }];
const responseMimeType = 'application/json';

function problemsOf(backend: 'gemini' | 'vertex', request: object): string[] {
  const found: string[] = [];
  geminiRules(rowRoute({ model: 'gemini-2.5-flash', backend })).check(
    { key: 'a', request: { contents, ...request } },
    ({ path, problem, severity, consequence }) =>
      found.push(`${severity}, ${consequence}: ${formatPath(path)} ${problem}`),
  );
  return found;
}

const answering = (responseSchema: object): object => ({ generationConfig: { responseMimeType, responseSchema } });

test.for<[title: string, request: object, found: string]>([
  [
    'of texts in the answer',
    answering({ type: 'OBJECT', properties: { mail: { type: 'STRING', format: 'email' } } }),
    'error, refused at create: $.request.generationConfig.responseSchema.properties.mail.format the Gemini API takes only enum and date-time as the format of type STRING, not "email"',
  ],
  [
    'in either spelling, wherever a schema is',
    {
      generation_config: {
        response_mime_type: responseMimeType,
        response_schema: { type: 'array', items: { any_of: [{ type: 'integer', format: 'uint8' }] } },
      },
    },
    'the Gemini API takes only int32 and int64 as the format of type integer, not "uint8"',
  ],
  [
    'of what a function is called with',
    {
      tools: [
        {
          functionDeclarations: [
            { name: 'f', parameters: { type: 'OBJECT', properties: { n: { type: 'NUMBER', format: 'decimal' } } } },
          ],
        },
      ],
    },
    'error, refused at create: $.request.tools[0].functionDeclarations[0].parameters.properties.n.format the Gemini API takes only float and double',
  ],
])('the Gemini API refuses formats that it does not know: %s', ([, request, found]) => {
  expect(problemsOf('gemini', request)).toEqual([expect.stringContaining(found)]);
  expect(problemsOf('vertex', request)).toEqual([]);
});

test('the Gemini API passes over defaults', () => {
  const request = answering({ type: 'STRING', default: 'x' });
  expect(problemsOf('gemini', request)).toEqual([
    'warning, ignored: $.request.generationConfig.responseSchema.default the Gemini API takes no notice of a default',
  ]);
  expect(problemsOf('vertex', request)).toEqual([]);
});

test('formats that it knows are no problem, nor what JSON Schema says of formats', () => {
  const schema = {
    type: 'OBJECT',
    properties: {
      at: { type: 'STRING', format: 'date-time' },
      kind: { type: 'STRING', format: 'enum', enum: ['a'] },
      count: { type: 'INTEGER', format: 'int64' },
      // A property may be called as a word of schemas is.
      format: { type: 'STRING' },
      default: { type: 'NUMBER', format: 'float', nullable: true },
    },
  };
  expect(problemsOf('gemini', answering(schema))).toEqual([]);
  const responseJsonSchema = { type: 'string', format: 'email', default: 'a@b.c' };
  expect(problemsOf('gemini', { generationConfig: { responseMimeType, responseJsonSchema } })).toEqual([]);
});
