import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call } from './call-gemini.test-setup.ts';
import { asking, fileOf, GENERATE, inlined, overFile } from './create-bodies.test-setup.ts';

const contact = {
  type: 'OBJECT',
  properties: {
    mail: { type: 'STRING', format: 'email', default: 'a@b.c' },
    since: { type: 'STRING', format: 'date-time' },
    sizes: { type: 'ARRAY', items: { any_of: [{ type: 'INTEGER', format: 'uint8' }, { type: 'NUMBER' }] } },
  },
};

describe('a create is refused', () => {
  test.for<[what: string, lines: unknown[], message: string]>([
    [
      'fields that nobody knows',
      [
        { key: 'a', request: { thinking_config: {} } },
        { request: asking('fine') },
        { request: { contents: [], tempo: 1 } },
      ],
      "Error on line 1: invalid JSON, near column 41: no such field: 'thinking_config'\nError on line 3: invalid JSON, near column 35: no such field: 'tempo'",
    ],
    [
      'a list for a request',
      ['{"key":"a","request":[]}'],
      `Error on line 1: invalid JSON, near column 22: unexpected character: '['; expected '{'`,
    ],
    [
      'a list for a line',
      ['', '[1]'],
      `Error on line 2: invalid JSON, near column 1: unexpected character: '['; expected '{'`,
    ],
    ['a line that breaks off', ['{"key":"a"'], 'Error on line 1: invalid JSON, near column 11: unexpected EOF'],
    [
      'a key that is a number',
      [{ key: 1, request: {} }],
      `Error on line 1: invalid JSON, near column 8: unexpected character: '1'; expected '"'`,
    ],
    [
      'a cache and what is in it',
      [{ request: { ...asking('a'), cachedContent: 'cachedContents/a', tools: [] } }],
      'Error on line 1: CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.',
    ],
    [
      'formats of schemas that the service does not know',
      [{ request: { ...asking('a'), tools: [{ functionDeclarations: [{ name: 'f', parameters: contact }] }] } }],
      "Error on line 1: * GenerateContentRequest.tools[0].function_declarations[0].parameters.properties[mail].format: only 'enum' and 'date-time' are supported for STRING type\n" +
        "* GenerateContentRequest.tools[0].function_declarations[0].parameters.properties[sizes].items.any_of[0].format: only 'int32' and 'int64' are supported for INTEGER type",
    ],
    ['nothing', [''], 'The input file has no requests.'],
  ])('for a file with %s', async ([, lines, message]) => {
    const cloud = openCloud();
    const { status, body } = await call(cloud, 'POST', GENERATE, overFile(await fileOf(cloud, ...lines)));
    expect([status, body.error.message]).toEqual([400, message]);
  });

  test('for a file that is not there, as for somebody else’s', async () => {
    const { status, body } = await call(openCloud(), 'POST', GENERATE, overFile('files/nope'));
    expect([status, body.error.status]).toEqual([403, 'PERMISSION_DENIED']);
    expect(body.error.message).toBe('You do not have permission to access the File nope or it may not exist.');
  });

  test('for formats in a call’s own rows', async () => {
    const generationConfig = { responseMimeType: 'application/json', responseSchema: contact };
    const { status, body } = await call(
      openCloud(),
      'POST',
      GENERATE,
      inlined({ request: { ...asking('a'), generationConfig } }),
    );
    expect([status, body.error.status]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(body.error.message).toMatch(
      /^\* GenerateContentRequest\.generation_config\.response_schema\.properties\[mail\]\.format: only .*\n\*.*\n$/,
    );
  });
});
