import { expect } from 'vitest';
import type { Answer, Call, ParityCase } from '../machinery/parity-case.ts';
import { login } from '../machinery/sides.ts';
import { FILE } from '../machinery/usual-answer.ts';
import type { RuleId } from '../rules.ts';

const on = (rule: RuleId | undefined, title: string, call: Call, more: Partial<ParityCase> = {}): ParityCase => ({
  title,
  on: 'gemini',
  covers: rule ? [rule] : [],
  call,
  ...more,
});
const refused = { refused: true } as const;
const upload = (params: object): Call => ['files.upload', params];
const blob = (text: string, type = ''): Blob => new Blob([text], { type });
const page = (letters: string, nextPageToken?: string): Answer => ({
  body: {
    files: letters.split('').map((letter) => ({ ...FILE, name: `files/${letter}` })),
    ...(nextPageToken !== undefined && { nextPageToken }),
  },
});

const STARTED: Answer = {
  headers: { 'x-goog-upload-url': 'https://generativelanguage.googleapis.com/upload/v1/files?upload_id=1' },
};
const ACTIVE = { 'x-goog-upload-status': 'active' };
const FINAL: Answer = { headers: { 'x-goog-upload-status': 'final' }, body: { file: FILE } };
const QUERY = { headers: { 'x-goog-upload-command': 'query' }, body: '' };

const NAMES: readonly (readonly [RuleId, string])[] = [
  ['file/get', 'files/abc123'],
  ['file/get', 'abc123'],
  ['file/get', 'files/batch-abc123'],
  ['file/get', 'https://generativelanguage.googleapis.com/v1beta/files/abc123'],
];

/** Files of the Gemini Developer API. */
export const fileCases: readonly ParityCase[] = [
  on('file/upload-start', 'a blob', upload({ file: blob('hello', 'text/plain') }), {
    sent: 'POST https://generativelanguage.googleapis.com/upload/v1/files',
  }),
  on('file/upload-start', 'a blob over HTTP', upload({ file: blob('hello', 'text/plain') }), { through: 'server' }),
  on(
    'file/upload-start',
    'every setting',
    upload({ file: blob('hello'), config: { displayName: 'dn', name: 'my-file', mimeType: 'jsonl' } }),
  ),
  on('file/upload-path', 'a path', upload({ file: '{folder}/hello.txt' })),
  on(
    'file/upload-path',
    'a path with a display name',
    upload({ file: '{folder}/data.json', config: { displayName: 'd' } }),
  ),
  on('file/upload-type', 'a type for a path', upload({ file: '{folder}/lines.jsonl', config: { mimeType: 'jsonl' } })),
  on('file/upload-type', 'the type of an ending', upload({ file: '{folder}/data.json' })),
  on('file/upload-type', 'an unknown ending', upload({ file: '{folder}/noext' }), refused),
  on('file/upload-type', 'a blob without a type', upload({ file: blob('hello') }), refused),
  on('file/upload-name', 'a name', upload({ file: blob('hello', 'text/plain'), config: { name: 'my-file' } })),
  on(
    'file/upload-name',
    'a name with files/',
    upload({ file: blob('hello', 'text/plain'), config: { name: 'files/my-file' } }),
  ),
  on('file/upload-chunks', 'more than 8 MiB', upload({ file: '{folder}/large.txt' })),
  on(
    'file/upload-chunks',
    'more than 8 MiB of a blob',
    upload({ file: blob('x'.repeat(8 * 1024 * 1024 + 1), 'text/plain') }),
  ),
  on('file/upload-version', 'v1beta', upload({ file: blob('hello', 'text/plain') }), {
    http: { apiVersion: 'v1beta' },
  }),
  on('file/upload-version', 'no version', upload({ file: blob('hello', 'text/plain') }), { http: { apiVersion: '' } }),
  on('file/upload-host', 'an upload URL of another host', upload({ file: blob('hello', 'text/plain') }), {
    http: { baseUrl: 'https://proxy.example' },
    answers: [
      { headers: { 'x-goog-upload-url': 'https://generativelanguage.googleapis.com/upload/v1/files?upload_id=1' } },
      { headers: { 'x-goog-upload-status': 'final' }, body: { file: FILE } },
    ],
  }),
  on(
    'file/upload-options',
    'a version of the call',
    upload({ file: blob('hello', 'text/plain'), config: { httpOptions: { apiVersion: 'v7' } } }),
  ),
  on(
    undefined,
    'headers of the call',
    upload({ file: blob('hello', 'text/plain'), config: { httpOptions: { headers: { 'x-team': 'search' } } } }),
    {
      differs: {
        as: 'call-headers-go-with-every-part',
        ours: { requests: [{ headers: { 'x-team': 'search' } }, { headers: { 'x-team': 'search' } }] },
      },
    },
  ),
  on(undefined, 'a chunk answered without a status', upload({ file: blob('hello', 'text/plain') }), {
    fastTimers: true,
    answers: [STARTED, { body: {} }, FINAL],
    differs: { as: 'uploads-go-on-where-they-broke', ours: { requests: [{}, { body: 'hello' }, QUERY], result: FILE } },
  }),
  on(undefined, 'a chunk answered with 503', upload({ file: blob('hello', 'text/plain') }), {
    fastTimers: true,
    answers: [
      STARTED,
      { status: 503, body: {} },
      { headers: { ...ACTIVE, 'x-goog-upload-size-received': '2' } },
      FINAL,
    ],
    differs: {
      as: 'uploads-go-on-where-they-broke',
      ours: { error: undefined, requests: [{}, { body: 'hello' }, QUERY, { body: 'llo' }], result: FILE },
    },
  }),
  on('file/upload-no-url', 'no upload URL', upload({ file: blob('hello', 'text/plain') }), {
    answers: [{ body: {} }],
    differs: { as: 'errors-of-their-own-kind', ours: { requests: [{}], error: { name: 'InvalidResponseError' } } },
  }),
  on('error/api', '403 of a start', upload({ file: blob('hello', 'text/plain') }), {
    answers: [{ status: 403, body: { error: { code: 403, message: 'no', status: 'PERMISSION_DENIED' } } }],
  }),
  on(undefined, 'an empty blob', upload({ file: blob('', 'text/plain') }), {
    differs: { as: 'empty-files-are-uploaded', ours: { error: undefined, result: FILE, requests: [{}, { body: '' }] } },
  }),
  on(undefined, 'JSON Lines without a type', upload({ file: '{folder}/lines.jsonl' }), {
    differs: {
      as: 'jsonl-has-a-type',
      ours: {
        error: undefined,
        result: FILE,
        requests: [{ body: expect.stringContaining('jsonl') }, { body: 'hello' }],
      },
    },
  }),

  ...NAMES.map(([rule, name]) => on(rule, `get of ${name}`, ['files.get', { name }])),
  ...NAMES.slice(0, 3).map(([, name]) => on('file/delete', `delete of ${name}`, ['files.delete', { name }])),
  on('file/get', '404', ['files.get', { name: 'files/x' }], {
    answers: [{ status: 404, body: { error: { code: 404, message: 'no', status: 'NOT_FOUND' } } }],
  }),
  on('file/list', 'a list', ['files.list']),
  on('file/list', 'a list with size and token', ['files.list', { config: { pageToken: 't', pageSize: 3 } }]),
  on('file/list', 'every file', ['files.list/all', { config: { pageSize: 2 } }], {
    answers: [page('ab', '1'), page('c')],
  }),
  on(undefined, 'an empty page token', ['files.list/all', { config: { pageSize: 2 } }], {
    answers: [page('ab', '')],
    differs: {
      as: 'empty-page-token-ends-a-list',
      ours: { requests: [{}], result: { items: [{ name: 'files/a' }, { name: 'files/b' }] } },
    },
  }),
  on('file/download', 'a name', ['files.download', { file: 'files/abc123', downloadPath: '{folder}/out.txt' }], {
    sent: 'GET https://generativelanguage.googleapis.com/v1/files/abc123:download?alt=media',
  }),
  on('file/download', 'a file', ['files.download', { file: FILE, downloadPath: '{folder}/out.txt' }]),
  on('file/download', 'an output of a batch', [
    'files.download',
    { file: 'files/batch-abc123', downloadPath: '{folder}/out.txt' },
  ]),
  on('file/download', '404', ['files.download', { file: 'files/abc123', downloadPath: '{folder}/out.txt' }], {
    answers: [{ status: 404, body: { error: { code: 404, message: 'no', status: 'NOT_FOUND' } } }],
  }),
  on(undefined, 'a URI of a batch’s output', ['files.get', { name: FILE.uri.replace('abc123', 'batch-abc123') }], {
    differs: {
      as: 'file-uris-keep-their-id',
      ours: { requests: [{ line: expect.stringMatching(/files\/batch-abc123$/) }] },
    },
  }),
  on(undefined, 'a download without a path', ['files.download', { file: 'files/abc123' }], {
    differs: {
      as: 'a-download-without-a-path-gives-the-bytes',
      ours: { requests: [{}], result: { returned: 'line one\nline two\n' } },
    },
  }),
  {
    title: 'a download on Vertex AI',
    on: 'vertex',
    covers: [],
    call: ['files.download', { file: 'files/abc123', downloadPath: '{folder}/out.txt' }],
    differs: {
      as: 'downloads-are-of-the-gemini-api',
      ours: { requests: [], error: { message: expect.stringContaining('only supported by the Gemini Developer API') } },
    },
  },
  on('file/register', 'two files', ['files.registerFiles', { auth: login, uris: ['gs://b/1', 'gs://b/2'] }]),

  ...(
    [
      upload({ file: blob('hello', 'text/plain') }),
      ['files.get', { name: 'files/x' }],
      ['files.list'],
      ['files.delete', { name: 'files/x' }],
      ['files.registerFiles', { auth: login, uris: ['gs://b/1'] }],
    ] satisfies Call[]
  ).map((call): ParityCase => ({ title: call[0], on: 'vertex', covers: ['file/not-on-vertex'], call, refused: true })),
];
