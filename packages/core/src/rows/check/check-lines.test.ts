import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLines, type CheckLinesOptions } from './check-lines.ts';
import type { LineFinding } from './line-finding.ts';

const VERTEX = { model: 'gemini-2.5-flash' } as const;
const GEMINI = { model: 'gemini-2.5-flash', backend: 'gemini' } as const;
const CLAUDE = { model: 'publishers/anthropic/models/claude-3-5-haiku' } as const;
const LLAMA = { model: 'publishers/meta/models/llama-3.1-405b-instruct-maas' } as const;
const TEXT = { model: 'text-embedding-005' } as const;
const EMBED = { model: 'gemini-embedding-2' } as const;
const OWN = { model: 'projects/p/locations/l/models/7', family: 'own-model' } as const;

const contents = [{ role: 'user', parts: [{ text: 'hi' }] }];
const vertex = (request: object, more: object = { custom_id: 'a' }): object => ({
  ...more,
  request: { contents, ...request },
});
const gemini = (request: object, more: object = { key: 'a' }): object => ({
  ...more,
  request: { contents, ...request },
});
const config = (generationConfig: object): object => vertex({ generationConfig });
const part = (given: object): object => vertex({ contents: [{ role: 'user', parts: [given] }] });

async function findingsOf(
  lines: readonly (object | string)[],
  options: CheckLinesOptions,
): Promise<readonly LineFinding[]> {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return (await checkLines(texts, options).collect()).findings;
}

const shown = ({ severity, path, problem, advice, consequence }: LineFinding): string =>
  `${severity}, ${consequence}: ${path} ${problem}. ${advice}`;

test.for<[title: string, options: CheckLinesOptions, line: object]>([
  [
    'Gemini on Vertex AI',
    VERTEX,
    vertex({
      generationConfig: { temperature: 1, top_p: 0.5, responseModalities: ['TEXT'], maxOutputTokens: '5' },
      safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'OFF', method: 'SEVERITY' }],
      system_instruction: { parts: { text: 'x' } },
      labels: { team: 'a_b-1' },
    }),
  ],
  [
    'media on Vertex AI',
    VERTEX,
    vertex({
      contents: [
        {
          role: 'user',
          parts: [
            { fileData: { fileUri: 'gs://b/a.mp4', mimeType: 'video/mp4' }, videoMetadata: { fps: 1 } },
            { fileData: { fileUri: 'https://www.youtube.com/watch?v=x', mimeType: 'video/mp4' } },
            { inline_data: { mime_type: 'image/png', data: 'AAAA' } },
          ],
        },
      ],
    }),
  ],
  ['a search that can be imported', VERTEX, vertex({ tools: [{ googleSearch: { timeRangeFilter: null } }] })],
  [
    'a schema',
    VERTEX,
    config({
      responseMimeType: 'application/json',
      responseSchema: { type: 'object', properties: { a: { type: 'STRING', nullable: true } } },
    }),
  ],
  [
    'a line of the Gemini API',
    GEMINI,
    gemini({
      contents: [
        {
          parts: [
            { text: 'hi' },
            {
              file_data: {
                file_uri: 'https://generativelanguage.googleapis.com/v1beta/files/x',
                mime_type: 'image/png',
              },
            },
          ],
        },
      ],
      cachedContent: 'cachedContents/c',
    }),
  ],
  [
    'Claude',
    CLAUDE,
    {
      custom_id: 'a',
      request: {
        anthropic_version: 'vertex-2023-10-16',
        max_tokens: 5,
        messages: [{ role: 'user', content: [{ type: 'text', text: 'x', cache_control: { type: 'ephemeral' } }] }],
        system: 'x',
      },
    },
  ],
  [
    'an open model',
    LLAMA,
    {
      custom_id: 'a',
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'meta/llama-3.1-405b-instruct-maas', messages: [{ role: 'user', content: 'x' }] },
    },
  ],
  ['a text embedding', TEXT, { content: 'x', task_type: 'CLUSTERING', note: 'mine' }],
  [
    'a Gemini embedding',
    EMBED,
    { key: 'a', request: { content: { parts: [{ text: 'x' }] }, embed_content_config: { output_dimensionality: 3 } } },
  ],
  ['an own model', OWN, { anything: {} }],
])('finds nothing wrong with %s', async ([, options, line]) => {
  expect((await findingsOf([line], options)).map(shown)).toEqual([]);
});

test.for<[title: string, options: CheckLinesOptions, line: object | string, finding: string]>([
  [
    'a role that is none',
    VERTEX,
    vertex({ contents: [{ role: 'tester', parts: [{ text: 'x' }] }] }),
    "error, row fails: $.request.contents[0].role the role is \"tester\", and may be user or model. Write 'user' or 'model'.",
  ],
  [
    'system as a role',
    VERTEX,
    vertex({ contents: [{ role: 'system', parts: [{ text: 'x' }] }] }),
    'error, row fails: $.request.contents[0].role the role is "system", and may be user or model. Put its text into systemInstruction.',
  ],
  [
    'a turn without a role',
    VERTEX,
    vertex({ contents: [{ parts: [{ text: 'x' }] }] }),
    "warning, row fails: $.request.contents[0].role a turn needs a role on Vertex AI. Give role: 'user'.",
  ],
  ['no contents', GEMINI, gemini({ contents: [] }), 'error, row fails: $.request.contents a request needs contents.'],
  [
    'no parts',
    VERTEX,
    vertex({ contents: [{ role: 'user' }] }),
    'error, row fails: $.request.contents[0].parts a turn needs parts.',
  ],
  [
    'a part of two things',
    VERTEX,
    part({ text: 'x', functionCall: { name: 'f' } }),
    'error, row fails: $.request.contents[0].parts[0] a part has one of its data fields, and this has text and functionCall.',
  ],
  [
    'a part of nothing',
    VERTEX,
    part({ thought: true }),
    'error, row fails: $.request.contents[0].parts[0] a part needs data.',
  ],
  [
    'a harm that is none',
    VERTEX,
    vertex({ safetySettings: [{ category: 'harassment', threshold: 'OFF' }] }),
    'error, row fails: $.request.safetySettings[0].category "harassment" is not a value that the service knows. Write HARM_CATEGORY_HARASSMENT.',
  ],
  [
    'a threshold that may be new',
    VERTEX,
    vertex({ safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_MOST' }] }),
    'warning, row fails: $.request.safetySettings[0].threshold "BLOCK_MOST" is not a value that this version knows.',
  ],
  [
    'two settings for one harm',
    GEMINI,
    gemini({
      safetySettings: [
        { category: 'HARM_CATEGORY_HARASSMENT', threshold: 'OFF' },
        { category: 'HARM_CATEGORY_HARASSMENT', threshold: 'OFF' },
      ],
    }),
    'warning, refused at create: $.request.safetySettings[1] there are two settings',
  ],
  [
    'a modality that is none',
    VERTEX,
    config({ responseModalities: ['smell'] }),
    'error, row fails: $.request.generationConfig.responseModalities[0] "smell" is not a value',
  ],
  [
    'settings beside the contents',
    VERTEX,
    vertex({ temperature: 1 }),
    'error, row fails: $.request.temperature temperature is not a field of GenerateContentRequest. It belongs into generationConfig.',
  ],
  [
    'a cache among the settings',
    GEMINI,
    gemini({ generationConfig: { cachedContent: 'c' } }),
    'error, refused at create: $.request.generationConfig.cachedContent cachedContent is not a field of GenerationConfig. It belongs beside contents',
  ],
  [
    'a cache on Vertex AI',
    VERTEX,
    vertex({ cachedContent: 'c' }),
    'error, row fails: $.request.cachedContent batch jobs on Vertex AI take no explicit cache.',
  ],
  [
    'a cache and a system instruction',
    GEMINI,
    gemini({ cachedContent: 'c', systemInstruction: { parts: [{ text: 'x' }] } }),
    'error, refused at create: $.request.cachedContent a row with cachedContent has no systemInstruction of its own.',
  ],
  [
    'a config within the request',
    GEMINI,
    gemini({ config: { temperature: 1 } }),
    'error, refused at create: $.request.config config is not a field of GenerateContentRequest. The service has no config',
  ],
  [
    'a config beside the request',
    GEMINI,
    gemini({}, { key: 'a', config: { temperature: 1 } }),
    'error, ignored: $.config config beside the request is not read. Put it into request.generationConfig.',
  ],
  [
    'a field that nobody knows',
    GEMINI,
    gemini({ temprature: 1 }),
    'error, refused at create: $.request.temprature temprature is not a field of GenerateContentRequest. Leave it out.',
  ],
  [
    'a name in the wrong case',
    VERTEX,
    config({ maxoutputtokens: 1 }),
    'error, row fails: $.request.generationConfig.maxoutputtokens maxoutputtokens is not a field of GenerationConfig. Write maxOutputTokens.',
  ],
  [
    'both spellings',
    VERTEX,
    config({ topK: 1, top_k: 2 }),
    'error, row fails: $.request.generationConfig.top_k the field is given twice, as topK and as top_k. Keep topK alone.',
  ],
  [
    'a text that is a number',
    GEMINI,
    gemini({ contents: [{ parts: [{ text: 5 }] }] }),
    'error, refused at create: $.request.contents[0].parts[0].text is a number, where a string is expected.',
  ],
  [
    'JSON Schema in responseSchema',
    VERTEX,
    config({ responseMimeType: 'application/json', responseSchema: { type: 'object', additionalProperties: false } }),
    'error, row fails: $.request.generationConfig.responseSchema.additionalProperties additionalProperties is not a field of Schema. A schema here is in the service’s subset of OpenAPI',
  ],
  [
    '$schema in what is imported',
    VERTEX,
    config({ responseMimeType: 'application/json', responseJsonSchema: { $schema: 'x', type: 'object' } }),
    'error, import fails: $.request.generationConfig.responseJsonSchema["$schema"] "$schema" cannot be the name of a field',
  ],
  [
    '$defs in what is imported',
    VERTEX,
    config({ responseMimeType: 'application/json', responseJsonSchema: { $defs: { a: 1 }, type: 'object' } }),
    'error, import fails: $.request.generationConfig.responseJsonSchema["$defs"]',
  ],
  [
    'two schemas',
    GEMINI,
    gemini({
      generationConfig: {
        responseMimeType: 'application/json',
        responseSchema: { type: 'STRING' },
        responseJsonSchema: {},
      },
    }),
    'error, refused at create: $.request.generationConfig.responseSchema responseSchema and responseJsonSchema exclude each other.',
  ],
  [
    'a schema for plain text',
    GEMINI,
    gemini({ generationConfig: { responseSchema: { type: 'STRING' } } }),
    "warning, refused at create: $.request.generationConfig.responseMimeType a schema of the response asks for responseMimeType. Add responseMimeType: 'application/json'.",
  ],
  [
    'an empty tool',
    VERTEX,
    vertex({ tools: [{ googleSearch: {} }] }),
    'error, import fails: $.request.tools[0].googleSearch is an empty object. Write {"timeRangeFilter": null}, which means the same.',
  ],
  [
    'an empty tool without a way out',
    VERTEX,
    vertex({ tools: [{ url_context: {} }] }),
    'error, import fails: $.request.tools[0].url_context is an empty object. No form of this tool is known',
  ],
  [
    'too deep nesting',
    VERTEX,
    config({
      responseJsonSchema: JSON.parse(`${'{"items":'.repeat(16)}1${'}'.repeat(16)}`) as object,
      responseMimeType: 'application/json',
    }),
    'error, import fails: $.request.generationConfig.responseJsonSchema.items.items.items.items.items.items.items.items.items.items.items.items.items is an object nested more than 15 deep.',
  ],
  [
    'a list in a list',
    VERTEX,
    part({ functionCall: { name: 'f', args: { at: [[1, 2]] } } }),
    'error, import fails: $.request.contents[0].parts[0].functionCall.args.at[0] is a list within a list.',
  ],
  [
    'a reserved name',
    VERTEX,
    vertex({}, { id: 'a', status: '' }),
    'error, import fails: $.status status is a name that the service itself writes',
  ],
  [
    'no field for a key',
    VERTEX,
    vertex({}, {}),
    'warning, cannot be matched: $ the line has no field by which its result could be told from others.',
  ],
  [
    'no key',
    GEMINI,
    gemini({}, {}),
    'warning, cannot be matched: $.key the line has no key: its result cannot be told from others.',
  ],
  [
    'a key that is a number',
    GEMINI,
    gemini({}, { key: 7 }),
    'error, refused at create: $.key is a number, where a string is expected.',
  ],
  [
    'a list beside the request',
    VERTEX,
    vertex({}, { id: 'a', tags: ['x'] }),
    'warning, ignored: $.tags a list beside the request does not come back as it was. Write it as a string of JSON.',
  ],
  [
    'a bare request',
    VERTEX,
    { id: 'a', contents },
    'error, row fails: $.request the line has no request. Put contents, and what belongs to it, into request.',
  ],
  [
    'a model on Vertex AI',
    VERTEX,
    vertex({ model: 'gemini-2.5-pro' }),
    'warning, ignored: $.request.model the model is the job’s, and the row’s is not read.',
  ],
  [
    'what only Vertex AI knows',
    GEMINI,
    gemini({ generationConfig: { audioTimestamp: true } }),
    'error, refused at create: $.request.generationConfig.audioTimestamp audioTimestamp is not a field of the Gemini API, only of Vertex AI.',
  ],
  [
    'what only the Gemini API knows',
    VERTEX,
    vertex({ tools: [{ fileSearch: { topK: 3 } }] }),
    'error, row fails: $.request.tools[0].fileSearch fileSearch is not a field of Vertex AI, only of the Gemini API.',
  ],
  [
    'a label that is none',
    VERTEX,
    vertex({ labels: { Team: 'x' } }),
    'error, row fails: $.request.labels.Team the name of a label begins with a lower-case letter',
  ],
  [
    'a label’s value that is none',
    VERTEX,
    vertex({ labels: { team: 'A B' } }),
    'error, row fails: $.request.labels.team the value of a label has at most 63',
  ],
  [
    'an uploaded file on Vertex AI',
    VERTEX,
    part({ fileData: { fileUri: 'https://generativelanguage.googleapis.com/v1beta/files/x', mimeType: 'image/png' } }),
    'error, row fails: $.request.contents[0].parts[0].fileData.fileUri "https://generativelanguage.googleapis.com/v1beta/files/x" is a file of the Gemini API, which Vertex AI cannot read.',
  ],
  [
    'a bucket on the Gemini API',
    GEMINI,
    gemini({ contents: [{ parts: [{ fileData: { fileUri: 'gs://b/x.png', mimeType: 'image/png' } }] }] }),
    'error, refused at create: $.request.contents[0].parts[0].fileData.fileUri "gs://b/x.png" is in Cloud Storage',
  ],
  [
    'a file’s name in place of its URI',
    GEMINI,
    gemini({ contents: [{ parts: [{ fileData: { fileUri: 'files/x', mimeType: 'image/png' } }] }] }),
    'error, refused at create: $.request.contents[0].parts[0].fileData.fileUri "files/x" is the name of a file',
  ],
  [
    'media without a type',
    VERTEX,
    part({ inlineData: { data: 'AAAA' } }),
    "error, row fails: $.request.contents[0].parts[0].inlineData.mimeType media need a MIME type. Give mimeType, e.g. 'image/png'.",
  ],
  [
    'a type that is none',
    VERTEX,
    part({ inlineData: { data: 'AAAA', mimeType: 'png' } }),
    'error, row fails: $.request.contents[0].parts[0].inlineData.mimeType "png" is no MIME type.',
  ],
  [
    'bytes that are not base64',
    VERTEX,
    part({ inlineData: { data: 'ä!', mimeType: 'image/png' } }),
    'error, row fails: $.request.contents[0].parts[0].inlineData.data is not base64.',
  ],
  [
    'a data: URL',
    VERTEX,
    part({ inlineData: { data: 'data:image/png;base64,AAAA', mimeType: 'image/png' } }),
    'error, row fails: $.request.contents[0].parts[0].inlineData.data is a data: URL.',
  ],
  [
    'Claude without a limit',
    CLAUDE,
    { custom_id: 'a', request: { anthropic_version: 'vertex-2023-10-16', messages: [{ role: 'user', content: 'x' }] } },
    'error, row fails: $.request.max_tokens Claude asks for max_tokens.',
  ],
  [
    'Claude without its version',
    CLAUDE,
    { custom_id: 'a', request: { max_tokens: 1, messages: [{ role: 'user', content: 'x' }] } },
    "error, row fails: $.request.anthropic_version Vertex AI asks for anthropic_version. Give 'vertex-2023-10-16'.",
  ],
  [
    'Claude without an id',
    CLAUDE,
    { request: { max_tokens: 1, anthropic_version: 'vertex-2023-10-16', messages: [{ role: 'user', content: 'x' }] } },
    'error, cannot be matched: $.custom_id the line has no custom_id: its result cannot be told from others.',
  ],
  [
    'a model, a stream and camelCase for Claude',
    CLAUDE,
    {
      custom_id: 'a',
      request: {
        model: 'm',
        stream: true,
        max_tokens: 1,
        topP: 1,
        anthropic_version: 'vertex-2023-10-16',
        messages: [{ role: 'user', content: 'x' }],
      },
    },
    'error, row fails: $.request.topP topP is not a field of a request to Claude. Write top_p.',
  ],
  [
    'a system message for Claude',
    CLAUDE,
    {
      custom_id: 'a',
      request: { max_tokens: 1, anthropic_version: 'vertex-2023-10-16', messages: [{ role: 'system', content: 'x' }] },
    },
    'error, row fails: $.request.messages[0].role system is not a role. Put its text into request.system.',
  ],
  [
    'a message to Claude that says nothing',
    CLAUDE,
    {
      custom_id: 'a',
      request: { max_tokens: 1, anthropic_version: 'vertex-2023-10-16', messages: [{ role: 'user', content: '' }] },
    },
    'error, row fails: $.request.messages[0].content a message says nothing. Say something, or leave it out.',
  ],
  [
    'a message of Claude’s own without a block, before another',
    CLAUDE,
    {
      custom_id: 'a',
      request: {
        max_tokens: 1,
        anthropic_version: 'vertex-2023-10-16',
        messages: [
          { role: 'user', content: 'x' },
          { role: 'assistant', content: [] },
          { role: 'user', content: 'y' },
        ],
      },
    },
    'error, row fails: $.request.messages[1].content a message says nothing. Say something, or leave it out.',
  ],
  [
    'Anthropic’s own line',
    CLAUDE,
    { custom_id: 'a', params: {} },
    'error, row fails: $.request the line has no request that is an object. Call params request.',
  ],
  [
    'a picture for an open model',
    LLAMA,
    {
      custom_id: 'a',
      body: { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] },
    },
    'error, row fails: $.body.messages[0].content[0].type open models in batch jobs take text only.',
  ],
  [
    'another model’s name',
    LLAMA,
    { custom_id: 'a', body: { model: 'gpt-4', messages: [{ role: 'user', content: 'x' }] } },
    'warning, ignored: $.body.model is not the model of the job, which answers.',
  ],
  [
    'an address that does not fit',
    LLAMA,
    { custom_id: 'a', url: '/v1/embeddings', body: { messages: [{ role: 'user', content: 'x' }] } },
    "warning, ignored: $.url does not fit the body. Write '/v1/chat/completions'.",
  ],
  [
    'a reserved id',
    LLAMA,
    { custom_id: 'a', id: 'x', body: { messages: [{ role: 'user', content: 'x' }] } },
    'error, import fails: $.id id is a name that the service itself writes',
  ],
  [
    'nothing to embed',
    TEXT,
    { request: { content: {} } },
    'error, row fails: $.content there is no text to embed. This is a line for a Gemini model',
  ],
  [
    'a task that is none',
    TEXT,
    { content: 'x', task_type: 'clustering' },
    'error, row fails: $.task_type "clustering" is not a value that the service knows. Write CLUSTERING.',
  ],
  [
    'contents to embed',
    EMBED,
    { key: 'a', request: { contents } },
    'error, row fails: $.request.contents contents is not a field of EmbedContentRequest. A row has one content.',
  ],
  [
    'a title that is not heeded',
    EMBED,
    { key: 'a', request: { content: { parts: [{ text: 'x' }] }, embed_content_config: { title: 't' } } },
    'warning, ignored: $.request.embed_content_config.title gemini-embedding-2 takes no notice of title.',
  ],
  [
    'settings of an embedding where only the Gemini API has them',
    EMBED,
    { key: 'a', request: { content: { parts: [{ text: 'x' }] }, outputDimensionality: 8 } },
    'warning, ignored: $.request.outputDimensionality outputDimensionality beside the content is not read on Vertex AI. Put it into request.embed_content_config, as output_dimensionality.',
  ],
  [
    'a vector longer than a Gemini embedding',
    { ...EMBED, backend: 'gemini' },
    { key: 'a', request: { content: { parts: [{ text: 'x' }] }, output_dimensionality: '3073' } },
    'error, row fails: $.request.output_dimensionality 3073 dimensions are asked for, and the model has 3072. Ask for 3072 at most, or leave it out.',
  ],
  [
    'a vector of no length',
    { model: 'text-embedding-large-exp-03-07' },
    { content: 'x', output_dimensionality: 0 },
    'error, row fails: $.output_dimensionality a vector has one dimension or more. Leave it out.',
  ],
  [
    'an image for a model of texts',
    { model: 'gemini-embedding-001', backend: 'gemini' },
    { key: 'a', request: { content: { parts: { inline_data: { mime_type: 'image/png', data: 'AAAA' } } } } },
    'error, row fails: $.request.content.parts.inline_data gemini-embedding-001 embeds text only.',
  ],
  [
    'a title for another task than looking for documents',
    TEXT,
    { content: 'x', title: 't', taskType: 'CLUSTERING' },
    "error, row fails: $.title a title is for documents that are looked for, and no other task. Give task_type: 'RETRIEVAL_DOCUMENT', or leave the title out.",
  ],
  [
    'a column of the output among what is embedded',
    TEXT,
    { content: 'x', status: 'new' },
    'error, import fails: $.status status is a name that the service itself writes',
  ],
  [
    'an answer of no tokens',
    LLAMA,
    { custom_id: 'a', body: { messages: [{ role: 'user', content: 'x' }], max_completion_tokens: 0 } },
    'error, row fails: $.body.max_completion_tokens must be 1 or more. Say how long an answer may be, e.g. 1024.',
  ],
  [
    'what OpenAI calls otherwise',
    GEMINI,
    gemini({ generationConfig: { max_tokens: 5 } }),
    'error, refused at create: $.request.generationConfig.max_tokens max_tokens is not a field of GenerationConfig. Gemini has request.generationConfig.maxOutputTokens for it.',
  ],
  [
    'an empty part to embed',
    EMBED,
    { key: 'a', request: { content: { parts: [] } } },
    'error, row fails: $.request.content.parts a turn needs parts.',
  ],
  [
    'an own model’s line without its key',
    { ...OWN, keyField: 'id' },
    { x: 1 },
    'error, cannot be matched: $.id the line has no id',
  ],
  [
    'an own model’s list, which has no field',
    { ...OWN, keyField: 'id' },
    '[1]',
    'error, cannot be matched: $ the line is no object, and so has no id.',
  ],
  ['a list', VERTEX, '[1]', 'error, import fails: $ is a list, where an object is expected. Write one object a line.'],
  ['a line that is cut off', GEMINI, '{"key":"a","request":{', 'error, refused at create: $ is cut off at column 23.'],
  ['JSON with a comma too many', GEMINI, '{"key":"a",}', 'error, refused at create: $ is not JSON at column 12, near '],
  ['Python’s quotes', GEMINI, "{'key': 1}", 'error, refused at create: $ is not JSON at column 2, near '],
])('finds %s', async ([, options, line, finding]) => {
  const found = (await findingsOf([line], options)).map(shown);
  expect(found).toContainEqual(expect.stringContaining(finding));
});

test('tells the file, the line and the kind', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'check-lines-')), 'in.jsonl');
  writeFileSync(file, `${JSON.stringify(vertex({}))}\n[]\n`);
  const { findings, summary } = await checkLines(file, VERTEX).collect();
  expect(findings).toMatchObject([{ file, line: 2, path: '$', kind: 'not-an-object' }]);
  expect(summary).toMatchObject({ ok: false, rows: 2, files: 1, errors: 1, warnings: 0 });
  await expect(checkLines(`${file}.not`, VERTEX).collect()).rejects.toThrow('there is no such file');
  await expect(checkLines('s3://b/o', VERTEX).collect()).rejects.toThrow('The lines of s3://b/o cannot be read');
});

const bytes = (...pieces: (string | Uint8Array)[]): Uint8Array[] => [
  Buffer.concat(pieces.map((piece) => Buffer.from(piece))),
];
const line = JSON.stringify(gemini({}));

test.for<[title: string, pieces: Uint8Array[], kinds: string[]]>([
  ['a sound file', bytes(`${line}\n`), []],
  ['a last line without its newline', bytes(line), []],
  ['U+2028 within a text', bytes(`${JSON.stringify(gemini({ contents: [{ parts: [{ text: '\u2028' }] }] }))}\n`), []],
  ['a byte order mark', bytes('\uFEFF', line), ['byte-order-mark']],
  ['Windows’ newlines', bytes(line, '\r\n'), ['carriage-return']],
  ['blank lines', bytes(line, '\n\n \n'), ['blank-line', 'blank-line']],
  ['bytes of Latin-1', bytes(`${line}\n`, Buffer.from('{"key":"\xe4"}', 'latin1')), ['invalid-utf8']],
  ['no bytes', [], ['empty-file']],
  ['an empty piece', bytes(''), ['empty-file']],
  ['nothing but a newline', bytes('\n'), ['blank-line', 'empty-file']],
  ['a file of gzip', bytes(gzipSync(`${line}\n`)), []],
  ['gzip that breaks off', bytes(gzipSync(`${line}\n`.repeat(9)).subarray(0, 40)), ['broken-file', 'empty-file']],
])('of a file with %s finds what is to be found', async ([, pieces, kinds]) => {
  const { findings } = await checkLines(pieces, GEMINI).collect();
  expect(findings.map(({ kind }) => kind)).toEqual(kinds);
});

test.for<[title: string, rows: Iterable<string | object>, options: CheckLinesOptions, findings: string[]]>([
  ['lines of a file', [vertex({}), { ...vertex({}), genai_batch_key: 'b' }], VERTEX, []],
  [
    'rows as for the official client',
    [{ contents: 'a' }, { contents: 'b', metadata: { key: 'x', team: 't' } }],
    GEMINI,
    [],
  ],
  ['rows and lines', new Set([line, { key: 'z', contents: 'a' }]), GEMINI, []],
  [
    'rows that cannot be written, told with their place',
    [{ key: 'a', contents: 'a' }, { key: 'b', contents: 'a', config: { teperature: 1 } }, 7 as never],
    GEMINI,
    [
      '2 not-a-row cannot be written as a line for Gemini on the Gemini API: $.config.teperature',
      '3 not-a-row cannot be written as a line for Gemini on the Gemini API: a row is an object, and this is a number',
    ],
  ],
  [
    'rows of one key',
    [
      { key: 'a', contents: 'a' },
      { key: 'a', contents: 'b' },
    ],
    GEMINI,
    ['2 duplicate-key the key "a" was there before'],
  ],
])('rows that create takes are checked as it would write them: %s', async ([, rows, options, expected]) => {
  const { findings, summary } = await checkLines(rows, options).collect();
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ line, kind, problem }) => `${line} ${kind} ${problem}`)).toEqual(
    expected.map((start) => expect.stringContaining(start) as unknown),
  );
  expect(summary).toMatchObject({ ok: expected.length === 0, rows: [...rows].length });
});

test.for([
  [{ gcsUri: 'gs://b/1.jsonl' }, ['gs://b/1.jsonl']],
  [{ format: 'jsonl', gcsUri: ['gs://b/1.jsonl', 'gs://b/2.jsonl'] }, ['gs://b/1.jsonl', 'gs://b/2.jsonl']],
  [{ bigqueryUri: 'bq://p.d.t' }, ['bq://p.d.t']],
] as const)('opens what a source of create names: %j', async ([source, names]) => {
  const opened: string[] = [];
  const check = checkLines(source, {
    ...VERTEX,
    async *open(name) {
      opened.push(name);
      yield { name, content: [] };
    },
  });
  await check.collect();
  expect(opened).toEqual(names);
});

test.for([{}, { gcsUri: 7 }, { fileName: 'files/a' }, null, 7])('says that %j is no source', async (source) => {
  await expect(checkLines(source as never, VERTEX).collect()).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    message: expect.stringContaining('There is nothing to check in the source. Give a path') as unknown,
  });
});

test('the bytes of a file may be in one piece', async () => {
  expect((await checkLines(gzipSync(line), GEMINI).collect()).findings).toEqual([]);
});

test.for<[name: string, content: Uint8Array, options: CheckLinesOptions, kinds: string[]]>([
  ['gs://b/in.jsonl.gz', gzipSync(line), VERTEX, ['compressed-file']],
  ['gs://b/in.jsonl', gzipSync(line), VERTEX, ['compressed-file']],
  ['gs://b/in.jsonl.gz', Buffer.from(line), VERTEX, ['compressed-file']],
  ['gs://b/in.jsonl', Buffer.from(line), VERTEX, []],
  ['./in.jsonl.gz', gzipSync(line), VERTEX, []],
  ['gs://b/in.jsonl.gz', gzipSync(line), GEMINI, []],
])('packed objects are what a job does not read: %s', async ([name, content, options, kinds]) => {
  const check = checkLines(name, {
    ...options,
    async *open() {
      yield { name, content: [content] };
    },
  });
  const { findings } = await check.collect();
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ kind, line }) => `${kind} ${line}`)).toEqual(kinds.map((kind) => `${kind} 0`));
});

test('what create mends in a file of this machine is a warning that says so', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'check-lines-')), 'marked.jsonl');
  writeFileSync(
    file,
    `\uFEFF${JSON.stringify({ custom_id: 'a', request: { contents: [{ parts: [{ text: 'a' }] }] } })}`,
  );
  const { findings, summary } = await checkLines(file, GEMINI).collect();
  expect(summary.ok).toBe(true);
  expect(findings.map(({ kind, advice }) => `${kind}: ${advice}`)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^byte-order-mark: batches\.create takes it off/),
      expect.stringMatching(/^unknown-field: .* batches\.create does so/),
    ]),
  );
});

test('reads all files that a source stands for', async () => {
  const { findings, summary } = await checkLines('gs://b/*.jsonl', {
    ...GEMINI,
    async *open(name) {
      expect(name).toBe('gs://b/*.jsonl');
      yield { name: 'gs://b/1.jsonl', content: bytes(line) };
      yield { name: 'gs://b/2.jsonl', content: bytes('\n', line) };
    },
  }).collect();
  expect(findings.map(({ file, line, kind }) => [file, line, kind])).toEqual([
    ['gs://b/2.jsonl', 1, 'blank-line'],
    ['gs://b/2.jsonl', 2, 'duplicate-key'],
  ]);
  expect(summary).toMatchObject({ files: 2, rows: 2 });
});

test('does not hold a line that is too long', async () => {
  const piece = Buffer.alloc(1 << 20, 'x');
  function* pieces() {
    yield* bytes(`${line}\n`);
    for (let n = 0; n < 200; n++) yield piece;
    yield* bytes('\n', `${line}\n`);
  }
  const check = checkLines(pieces(), { ...GEMINI, limits: { lineBytes: 1 << 21 } });
  const { findings, summary } = await check.collect();
  expect(findings.map(({ kind, line }) => [kind, line])).toEqual([
    ['line-too-long', 2],
    ['duplicate-key', 3],
  ]);
  expect(findings[0]!.problem).toBe('the line has 209715200 bytes, and is read up to 2097152');
  expect(summary).toMatchObject({ rows: 3 });
});

test('holds jobs to the limits of the service, or to those that it is given', async () => {
  const rows = ['a', 'b', 'c'].map((key) => gemini({}, { key }));
  expect(await findingsOf(rows, GEMINI)).toEqual([]);
  const found = await findingsOf(rows, { ...GEMINI, limits: { rowsPerJob: 2, fileBytes: 100 } });
  expect(found.map(({ kind, line }) => [kind, line])).toEqual([
    ['file-too-large', 0],
    ['too-many-rows', 0],
  ]);
});

test('finds a key that was there before', async () => {
  const rows = ['a', 'b', 'a'].map((key) => gemini({}, { key }));
  expect(await findingsOf(rows, GEMINI)).toMatchObject([
    { kind: 'duplicate-key', line: 3, problem: expect.stringContaining('"a"') as unknown },
  ]);
  const byUrl = ['x', 'x'].map((url, index) => vertex({}, { url, custom_id: String(index) }));
  expect(await findingsOf(byUrl, VERTEX)).toEqual([]);
  expect(await findingsOf(byUrl, { ...VERTEX, key: 'url' })).toMatchObject([{ kind: 'duplicate-key', line: 2 }]);
});

test.for<[title: string, lines: object[], severity: string | undefined]>([
  [
    'a list and an object',
    [vertex({}), vertex({ contents: [{ role: 'user', parts: { text: 'x' } }] }, { custom_id: 'b' })],
    'error',
  ],
  ['a string and a number', [vertex({}, { custom_id: 'a', n: 1 }), vertex({}, { custom_id: 'b', n: '1' })], 'warning'],
  ['an object and a string', [vertex({}), { custom_id: 'b', request: 'x' }], 'error'],
  ['a null and a string', [vertex({}, { custom_id: 'a', n: null }), vertex({}, { custom_id: 'b', n: 'x' })], undefined],
  [
    'an integer and a fraction',
    [vertex({}, { custom_id: 'a', n: 1 }), vertex({}, { custom_id: 'b', n: 1.5 })],
    undefined,
  ],
])('a field of two types cannot be imported: %s', async ([, lines, severity]) => {
  const found = (await findingsOf(lines, VERTEX)).filter(({ kind }) => kind === 'type-conflict');
  expect(found.map((finding) => finding.severity)).toEqual(severity === undefined ? [] : [severity]);
});

const long = 'n'.repeat(301);

test.for<[title: string, line: object, path: string, problem: string]>([
  ...[
    '_TABLE_x',
    '_file_',
    '_Partition',
    '_ROW_TIMESTAMP',
    '__root__a',
    '_colidentifier',
    '_CHANGE_TYPE',
    '_change_timestamp2',
  ].map((name): [string, object, string, string] => [
    `a field called ${name}`,
    vertex({}, { custom_id: 'a', [name]: 1 }),
    `$.${name}`,
    `"${name}" begins with `,
  ]),
  [
    'a reserved name deep in a request',
    part({ functionCall: { name: 'f', args: { _table_: 'x' } } }),
    '$.request.contents[0].parts[0].functionCall.args._table_',
    '"_table_" begins with _table_, which BigQuery keeps for itself',
  ],
  [
    'a name of more than 300 characters',
    vertex({}, { custom_id: 'a', [long]: 1 }),
    `$["${'n'.repeat(40)}…"]`,
    'the name of a field has 301 characters, and may have 300',
  ],
  [
    'two names that differ in case alone',
    vertex({}, { custom_id: 'a', Custom_ID: 'a' }),
    '$.Custom_ID',
    'is one column with "custom_id" beside it: case makes no difference',
  ],
  [
    'two such names deep in a request',
    part({ functionCall: { name: 'f', args: { at: [{ x: 1 }, { y: 1, X: 2, x: 3 }] } } }),
    '$.request.contents[0].parts[0].functionCall.args.at[1].x',
    'is one column with "X" beside it',
  ],
])('%s cannot be imported', async ([, line, path, problem]) => {
  const found = await findingsOf([line], VERTEX);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([
    expect.objectContaining({
      line: 1,
      path,
      kind: 'field-name',
      problem: expect.stringContaining(problem) as unknown,
      advice: expect.stringMatching(/^(Rename|Give|Keep) .+\.$/) as unknown,
      consequence: 'import fails',
    }),
  ]);
});

test.for(['_change_reason', '_tables', '_partial', 'a_table_', 'n'.repeat(300), 'größe', '_'])(
  'a field may be called %s',
  async (name) => {
    expect(await findingsOf([vertex({}, { custom_id: 'a', [name]: 1 })], VERTEX)).toEqual([]);
  },
);

test('names that differ in case alone are warned of in two lines, and an error in one, whenever it comes', async () => {
  const rows = [{ Id: 1 }, { id: 1 }, { Id: 2 }, { Id: 2, id: 3 }, { id: 4, Id: 5 }];
  const found = await findingsOf(
    rows.map((row, index) => vertex({}, { custom_id: String(index), ...row })),
    VERTEX,
  );
  expect(found.map(({ line, path, severity, problem }) => [line, path, severity, problem.slice(0, 32)])).toEqual([
    [2, '$.id', 'warning', 'is one column with "Id" of a lin'],
    [4, '$.id', 'error', 'is one column with "Id" beside i'],
    [5, '$.Id', 'error', 'is one column with "id" beside i'],
  ]);
});

test('names of columns are of no account where lines are not imported', async () => {
  const odd = { _TABLE_: 1, a: 1, A: 1, [long]: 1 };
  const args = { contents: [{ parts: [{ functionCall: { name: 'f', args: odd } }] }] };
  expect(await findingsOf([gemini(args)], GEMINI)).toEqual([]);
  expect(await findingsOf([{ id: 'a', ...odd }], { ...OWN, keyField: 'id' })).toEqual([]);
  const found = await findingsOf([{ content: 'x', genai_batch_key: 'a', ...odd }], TEXT);
  expect(found.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
});

test.for<[title: string, options: CheckLinesOptions, line: object]>([
  [
    'an image for a model that embeds images',
    EMBED,
    { key: 'a', request: { content: { parts: [{ fileData: { fileUri: 'gs://b/a.png', mimeType: 'image/png' } }] } } },
  ],
  ['as many dimensions as there are', TEXT, { content: 'x', outputDimensionality: 768 }],
  [
    'more dimensions for a model that is not known',
    { model: 'text-embedding-9' },
    { content: 'x', outputDimensionality: 4096 },
  ],
  ['a title of a document', TEXT, { content: 'x', title: 't', task_type: 'RETRIEVAL_DOCUMENT' }],
  ['settings that are null', TEXT, { content: 'x', title: null, outputDimensionality: null }],
])('has nothing against %s', async ([, options, line]) => {
  expect(await findingsOf([line], options)).toEqual([]);
});

test('tells after which line packed content breaks off, as of the whole file', async () => {
  const text = Array.from({ length: 5000 }, (_, index) => JSON.stringify(gemini({}, { key: String(index) })));
  const packed = gzipSync(`${text.join('\n')}\n`);
  const { findings, summary } = await checkLines([packed.subarray(0, -100)], GEMINI).collect();
  expect(findings).toMatchObject([
    { kind: 'broken-file', line: 0, problem: `the file breaks off after line ${summary.rows}: unexpected end of file` },
  ]);
  expect(summary.rows).toBeGreaterThan(1000);
});

test('shows the first few of a kind, and counts them all', async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => gemini({ temprature: 1 }, { key: String(index) }));
  const { findings, summary } = await checkLines(
    rows.map((row) => JSON.stringify(row)),
    { ...GEMINI, maxExamples: 2 },
  ).collect();
  expect(findings.map(({ line }) => line)).toEqual([1, 2]);
  expect(summary.counts).toMatchObject([
    { kind: 'unknown-field', path: '$.request.temprature', count: 1000, first: { line: 1 } },
  ]);
  expect(summary).toMatchObject({ errors: 1000, ok: false, rows: 1000 });
});

test('keeps no account of more names than it can hold', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => gemini({ [`field${index}`]: 1 }, { key: String(index) }));
  const { findings, summary } = await checkLines(
    rows.map((row) => JSON.stringify(row)),
    GEMINI,
  ).collect();
  expect(summary.counts.length).toBeLessThanOrEqual(1002);
  expect(summary.counts.reduce((sum, { count }) => sum + count, 0)).toBe(3000);
  expect(findings.length).toBeLessThan(1100);
});

test('gives findings one by one, and a summary after them', async () => {
  const check = checkLines([JSON.stringify(gemini({ a: 1, b: 2 }))], GEMINI);
  const paths: string[] = [];
  for await (const { path } of check) paths.push(path);
  expect(paths).toEqual(['$.request.a', '$.request.b']);
  expect(await check.summary()).toMatchObject({ errors: 2, rows: 1 });
});

test('ends the reading when the loop is left', async () => {
  let ended = false;
  function* lines() {
    try {
      for (;;) yield '[]';
    } finally {
      ended = true;
    }
  }
  const check = checkLines(lines(), GEMINI);
  for await (const finding of check) {
    expect(finding.kind).toBe('not-an-object');
    break;
  }
  expect(ended).toBe(true);
  await expect(check.summary()).rejects.toThrow('The check was ended before all was read');
});

test('stops when it is told to', async () => {
  const check = checkLines(['{}'], { ...GEMINI, abortSignal: AbortSignal.abort(new Error('enough')) });
  await expect(check.collect()).rejects.toThrow('enough');
});

test('passes on what reading throws', async () => {
  // oxlint-disable-next-line require-yield -- it never comes so far
  function* broken(): Generator<string> {
    throw new Error('the disk is gone');
  }
  await expect(checkLines(broken(), GEMINI).collect()).rejects.toThrow('the disk is gone');
});

const ANY_ROUTE = fc.constantFrom<CheckLinesOptions>(VERTEX, GEMINI, CLAUDE, LLAMA, TEXT, EMBED, OWN, {
  ...EMBED,
  backend: 'gemini',
});

test('never fails, whatever the bytes', () =>
  fc.assert(
    fc.asyncProperty(
      ANY_ROUTE,
      fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 4 }),
      async (options, pieces) => {
        const { findings, summary } = await checkLines(pieces, options).collect();
        expect(summary.ok).toBe(findings.every(({ severity }) => severity === 'warning'));
      },
    ),
    {
      examples: [
        [GEMINI, [Uint8Array.of(0x1f, 0x8b)]],
        [VERTEX, [Uint8Array.of(0x1f, 0x8b, 8, 0)]],
      ],
    },
  ));

test('never fails, whatever the JSON', () =>
  fc.assert(
    fc.asyncProperty(
      ANY_ROUTE,
      fc.array(
        fc.record(
          {
            key: fc.string(),
            request: fc.jsonValue(),
            body: fc.jsonValue(),
            content: fc.jsonValue(),
            contents: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
        { maxLength: 4 },
      ),
      async (options, lines) => {
        const { summary } = await checkLines(
          lines.map((line) => JSON.stringify(line)),
          options,
        ).collect();
        expect(summary.rows).toBe(lines.length);
      },
    ),
  ));

test.for<[title: string, options: CheckLinesOptions, line: string]>([
  ['contents', VERTEX, `{"request":${'{"contents":['.repeat(5000)}1${']}'.repeat(5000)}}`],
  ['lists', VERTEX, `{"request":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  [
    'a schema',
    GEMINI,
    `{"request":{"generationConfig":{"responseSchema":${'{"items":'.repeat(50_000)}1${'}'.repeat(50_003)}`,
  ],
  ['a block of blocks', CLAUDE, `{"request":{"messages":${'[{"content":'.repeat(5000)}1${'}]'.repeat(5000)}}}`],
])('is not brought down by the deepest nesting: %s', async ([, options, line]) => {
  const { findings } = await checkLines([line], options).collect();
  expect(findings).not.toEqual([]);
});

test('finds the same, however the bytes arrive', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(line, '[]', '', 'x\r', '{"request":{"a":1}}', 'ä'), { maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
      async (lines, size) => {
        const whole = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, n) =>
          whole.subarray(n * size, (n + 1) * size),
        );
        expect(await checkLines(pieces, GEMINI).collect()).toEqual(await checkLines([whole], GEMINI).collect());
      },
    ),
  ));
