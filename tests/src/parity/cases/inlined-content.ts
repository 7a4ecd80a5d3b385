import type { ParityCase } from '../machinery/parity-case.ts';
import { inlinedRequest as request } from './inlined-request.ts';

const refused = { refused: true } as const;

const contents: readonly (readonly [title: string, contents: unknown])[] = [
  ['a string', 'hi'],
  ['an empty string', ''],
  ['strings', ['a', 'b']],
  ['a part', { text: 'a' }],
  ['parts', [{ text: 'a' }, { fileData: { fileUri: 'files/x', mimeType: 'image/png' } }]],
  ['strings and parts', ['a', { inlineData: { mimeType: 'image/png', data: 'AAAA', displayName: 'n' } }]],
  ['a content', { role: 'model', parts: [{ text: 'a' }] }],
  ['a content without a role', { parts: [{ text: 'a' }] }],
  ['a content with other fields', { parts: [], role: 'user', other: 1 }],
  [
    'contents',
    [
      { role: 'user', parts: [{ text: 'a' }] },
      { parts: [{ text: 'b' }, { text: 'c' }], role: 'model' },
    ],
  ],
  [
    'a function call in a content',
    { role: 'model', parts: [{ functionCall: { name: 'f', args: { x: 1 }, id: '1', other: 2 } }] },
  ],
];

const refusedContents: readonly (readonly [title: string, contents: unknown])[] = [
  ['an empty array', []],
  ['contents and parts', [{ role: 'user', parts: [] }, { text: 'a' }]],
  ['parts and contents', ['a', { role: 'user', parts: [] }]],
  ['a bare function call', { functionCall: { name: 'f' } }],
  ['a bare function response', [{ functionResponse: { name: 'f' } }]],
  ['null within', [null]],
  ['a number', 7],
];

const EVERY_PART = {
  speechMetadata: { a: 1 },
  mediaProcessing: 'X',
  partMetadata: { k: 'v' },
  videoMetadata: { startOffset: '0s', endOffset: '5s' },
  thoughtSignature: 'c2ln',
  thought: false,
  text: 't',
  inlineData: { data: 'AA', mimeType: 'image/png' },
  functionResponse: { name: 'f', response: { output: 1 }, willContinue: true },
  functionCall: { id: '1', name: 'f', args: { b: 1, a: 2 } },
  fileData: { fileUri: 'files/x', displayName: 'n' },
  executableCode: { code: 'x', language: 'PYTHON' },
  codeExecutionResult: { outcome: 'OUTCOME_OK' },
  audioTranscription: { a: 1 },
  toolResponse: { a: 1 },
  toolCall: { a: 1 },
  mediaResolution: { level: 'MEDIA_RESOLUTION_LOW' },
  unheardOf: 1,
};

/** The conversation in an inlined request. */
export const inlinedContentCases: readonly ParityCase[] = [
  ...contents.map(([title, given]) => request('inlined/contents', title, { contents: given })),
  ...refusedContents.map(([title, given]) => request('inlined/contents-refused', title, { contents: given }, refused)),
  request('inlined/parts', 'every field of a part', { contents: { parts: [EVERY_PART] } }),
  request('inlined/model', 'a model', { contents: 'hi', model: 'gemini-x' }),
  request('inlined/model', 'a model that is refused', { contents: 'hi', model: 'a?b' }, refused),
  request('inlined/metadata', 'metadata', {
    metadata: { b: '2', key: 'r1' },
    contents: 'hi',
    config: { temperature: 1 },
  }),
  ...contents
    .slice(0, 7)
    .map(([title, systemInstruction]) =>
      request('inlined/system-instruction', title, { contents: 'hi', config: { systemInstruction } }),
    ),
  request(
    'inlined/system-instruction',
    'an empty array',
    { contents: 'hi', config: { systemInstruction: [] } },
    refused,
  ),
];
