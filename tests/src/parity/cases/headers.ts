import { expect } from 'vitest';
import type { Backend } from '../machinery/backend.ts';
import type { ParityCase } from '../machinery/parity-case.ts';
import { A_JOB, loginWithQuotaProject } from '../machinery/sides.ts';

type Row = Pick<ParityCase, 'title' | 'covers'> & Partial<ParityCase> & { perCall?: Readonly<Record<string, unknown>> };

const onBoth = ({ perCall, ...row }: Row): ParityCase[] =>
  (['vertex', 'gemini'] as const).map((on: Backend) => ({
    call: ['batches.get', { name: A_JOB[on], ...(perCall && { config: { httpOptions: perCall } }) }],
    ...row,
    on,
  }));

const job = {
  create: { vertex: { model: 'm', src: 'gs://b/i.jsonl' }, gemini: { model: 'm', src: 'files/f' } },
} as const;

/** Headers that carry meaning, time-outs, and bodies merged from options. */
export const headerCases: readonly ParityCase[] = [
  ...onBoth({ title: 'a GET over HTTP', covers: ['header/content-type'], through: 'server' }),
  ...(['vertex', 'gemini'] as const).flatMap((on): ParityCase[] => [
    {
      title: 'a POST over HTTP',
      on,
      covers: ['header/content-type', 'cancel/plain'],
      through: 'server',
      call: ['batches.cancel', { name: A_JOB[on] }],
    },
    {
      title: 'a DELETE over HTTP',
      on,
      covers: ['header/content-type', 'delete/plain'],
      through: 'server',
      call: ['batches.delete', { name: A_JOB[on] }],
    },
    {
      title: 'a create over HTTP',
      on,
      covers: ['header/content-type'],
      through: 'server',
      call: ['batches.create', job.create[on]],
    },
    {
      title: 'extraBody in a cancel',
      on,
      covers: ['extra-body/deletes-too'],
      http: { extraBody: { reason: 'late' } },
      call: ['batches.cancel', { name: A_JOB[on] }],
    },
    {
      title: 'extraBody in a delete',
      on,
      covers: ['extra-body/deletes-too'],
      http: { extraBody: { reason: 'late' } },
      call: ['batches.delete', { name: A_JOB[on] }],
    },
    {
      title: 'extraBody in a create',
      on,
      covers: ['extra-body/merged'],
      http: {
        extraBody: {
          labels: { team: 'search' },
          priority: 3,
          inputConfig: { gcsSource: { more: [1] } },
          batch: { inputConfig: { more: { deep: true } }, priority: '7' },
        },
      },
      call: ['batches.create', job.create[on]],
    },
    {
      title: 'extraBody that replaces',
      on,
      covers: ['extra-body/merged'],
      http: {
        extraBody: {
          model: 'other',
          inputConfig: { gcsSource: { uris: ['gs://x/y'] } },
          batch: { inputConfig: { fileName: 'files/other' } },
        },
      },
      call: ['batches.create', { ...job.create[on], config: { displayName: 'd' } }],
    },
    {
      title: 'extraBody of client and call',
      on,
      covers: ['extra-body/per-call'],
      http: { extraBody: { labels: { a: '1' }, both: { a: 1 } } },
      call: [
        'batches.create',
        { ...job.create[on], config: { displayName: 'd', httpOptions: { extraBody: { more: 1, both: { b: 2 } } } } },
      ],
    },
    {
      title: 'extraBody and a GET',
      on,
      covers: [],
      through: 'server',
      http: { extraBody: { a: 1 } },
      differs: {
        as: 'extra-body-leaves-get-alone',
        ours: { error: undefined, requests: [{ body: '' }], result: { state: 'JOB_STATE_PENDING' } },
      },
    },
    {
      title: 'a display name in another alphabet, and undefined and null beside it',
      on,
      covers: ['body/compact', 'body/nothing-undefined'],
      call: [
        'batches.create',
        {
          ...job.create[on],
          config: { displayName: 'Übung „7“ 漢字 😀 \u2028', abortSignal: undefined, httpOptions: undefined },
        },
      ],
    },
  ]),
  ...onBoth({ title: 'a header of the client', covers: ['header/user'], http: { headers: { 'x-team': 'search' } } }),
  ...onBoth({
    title: 'a header of the client over HTTP',
    covers: ['header/user'],
    http: { headers: { 'X-Team': 'search' } },
    through: 'server',
  }),
  ...onBoth({
    title: 'the program’s own name',
    covers: ['header/user'],
    http: { headers: { 'User-Agent': 'mine/1', 'x-goog-api-client': 'mine/2' } },
    through: 'server',
  }),
  ...onBoth({
    title: 'the content type in the SDK’s own spelling',
    covers: ['header/user'],
    http: { headers: { 'Content-Type': 'text/x' } },
  }),
  ...onBoth({
    title: 'the content type in another spelling',
    covers: [],
    http: { headers: { 'content-type': 'text/x' } },
    differs: { as: 'headers-replace-by-name', ours: { requests: [{ headers: { 'content-type': 'text/x' } }] } },
  }),
  ...onBoth({
    title: 'headers of client and call',
    covers: ['header/user-per-call'],
    http: { headers: { 'x-team': 'search', 'x-goog-request-params': 'a' } },
    perCall: { headers: { 'x-team': 'ads' } },
  }),
  ...onBoth({
    title: 'one header of client and call in two spellings',
    covers: [],
    http: { headers: { 'x-team': 'search' } },
    perCall: { headers: { 'X-Team': 'ads' } },
    differs: { as: 'headers-replace-by-name', ours: { requests: [{ headers: { 'x-team': 'ads' } }] } },
  }),
  { title: 'a key', on: 'gemini', covers: ['header/key'] },
  {
    title: 'a key header beside a key',
    on: 'gemini',
    covers: ['header/user-key'],
    http: { headers: { 'x-goog-api-key': 'OTHER' } },
  },
  {
    title: 'a key header beside a key',
    on: 'vertex',
    covers: ['header/user-key'],
    options: { vertexai: true, apiKey: 'KEY' },
    http: { headers: { 'X-Goog-Api-Key': 'OTHER' } },
  },
  {
    title: 'a key header and a login',
    on: 'vertex',
    covers: [],
    http: { headers: { 'x-goog-api-key': 'OTHER' } },
    differs: {
      as: 'a-given-credential-suffices',
      ours: {
        requests: [{ headers: { 'content-type': 'application/json', 'x-goog-api-key': 'OTHER' } }],
        allHeaders: [expect.not.objectContaining({ authorization: expect.anything() })],
      },
    },
  },
  { title: 'a login', on: 'vertex', covers: ['header/bearer'] },
  {
    title: 'a login',
    on: 'gemini',
    covers: ['header/bearer'],
    options: { vertexai: false, googleAuthOptions: { authClient: loginWithQuotaProject } },
  },
  {
    title: 'a login with a quota project',
    on: 'vertex',
    covers: ['header/quota-project'],
    options: { vertexai: true, project: 'p', googleAuthOptions: { authClient: loginWithQuotaProject } },
  },
  {
    title: 'an authorization header and a login',
    on: 'vertex',
    covers: ['header/user-authorization'],
    http: { headers: { Authorization: 'Bearer MINE' } },
  },
  ...onBoth({ title: 'a time-out of 1.5 s', covers: ['header/timeout'], http: { timeout: 1500 } }),
  ...onBoth({ title: 'a time-out of 999 ms', covers: ['header/timeout'], http: { timeout: 999 } }),
  ...onBoth({
    title: 'a time-out of 60 s over HTTP',
    covers: ['header/timeout'],
    http: { timeout: 60_000 },
    through: 'server',
  }),
  ...onBoth({ title: 'no time-out', covers: ['header/no-timeout'] }),
  ...onBoth({ title: 'a time-out of 0', covers: ['header/no-timeout'], http: { timeout: 0 } }),
  ...onBoth({
    title: 'a time-out for one call',
    covers: ['header/timeout-per-call'],
    http: { timeout: 1000 },
    perCall: { timeout: 9000 },
  }),
  ...onBoth({
    title: 'no time-out for one call',
    covers: ['header/timeout-per-call'],
    http: { timeout: 1000 },
    perCall: { timeout: 0 },
  }),
  ...onBoth({
    title: 'the program’s name',
    covers: [],
    differs: {
      as: 'user-agent',
      ours: {
        requests: [{ headers: { 'content-type': 'application/json' } }],
        allHeaders: [
          {
            'user-agent': expect.stringContaining('genai-batch'),
            'x-goog-api-client': expect.stringContaining('genai-batch'),
          },
        ],
      },
    },
  }),
];
