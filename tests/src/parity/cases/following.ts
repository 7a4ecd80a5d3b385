import { expect } from 'vitest';
import type { Backend } from '../machinery/backend.ts';
import type { Answer, ParityCase } from '../machinery/parity-case.ts';
import { A_JOB } from '../machinery/sides.ts';
import { GEMINI_JOB, VERTEX_JOB } from '../machinery/usual-answer.ts';

const BACKENDS = ['vertex', 'gemini'] as const;
const KEY = { vertex: 'batchPredictionJobs', gemini: 'operations' } as const;
const JOB = { vertex: VERTEX_JOB, gemini: GEMINI_JOB } as const;

/** A page with a job for each letter. */
const page = (on: Backend, letters: string, nextPageToken?: string): Answer => ({
  headers: { 'x-page': letters },
  body: {
    [KEY[on]]: letters.split('').map((letter) => ({ ...JOB[on], name: `${A_JOB[on]}${letter}` })),
    ...(nextPageToken !== undefined && { nextPageToken }),
  },
});

const onBoth = (on: Backend): ParityCase[] => [
  { title: 'a get', on, covers: ['get/plain'] },
  { title: 'a get over HTTP', on, covers: ['get/plain'], through: 'server' },
  { title: 'a cancel', on, covers: ['cancel/plain'], call: ['batches.cancel', { name: A_JOB[on] }] },
  {
    title: 'a cancel answered with nothing',
    on,
    covers: ['cancel/plain'],
    call: ['batches.cancel', { name: A_JOB[on] }],
    answers: [{}],
  },
  {
    title: 'a cancel answered with a page of HTML',
    on,
    covers: ['cancel/plain'],
    call: ['batches.cancel', { name: A_JOB[on] }],
    answers: [{ headers: { 'content-type': 'text/html' }, body: '<html>Log in</html>' }],
    differs: {
      as: 'an-answer-is-a-job-or-an-error',
      ours: {
        error: { name: 'InvalidResponseError', message: expect.stringContaining('than JSON') },
        result: undefined,
      },
    },
  },
  {
    title: 'a list answered with something that is none',
    on,
    covers: ['list/plain'],
    call: ['batches.list'],
    answers: [{ body: { [KEY[on]]: 'x' } }],
    differs: {
      as: 'an-answer-is-a-job-or-an-error',
      ours: { error: { name: 'InvalidResponseError', message: expect.stringContaining('no list') }, result: undefined },
    },
  },
  { title: 'a delete', on, covers: ['delete/plain'], call: ['batches.delete', { name: A_JOB[on] }] },
  {
    title: 'a delete answered with {}',
    on,
    covers: ['delete/plain'],
    call: ['batches.delete', { name: A_JOB[on] }],
    answers: [{ body: {} }],
  },
  {
    title: 'a delete that still goes on',
    on,
    covers: ['delete/plain'],
    call: ['batches.delete', { name: A_JOB[on] }],
    answers: [{ headers: { 'x-more': '1' }, body: { name: 'operations/1', done: false, other: 1 } }],
  },
  {
    title: 'a delete that failed',
    on,
    covers: ['delete/error'],
    call: ['batches.delete', { name: A_JOB[on] }],
    answers: [
      { body: { name: 'operations/1', done: true, error: { code: 9, message: 'it still runs', details: ['x'] } } },
    ],
  },
  { title: 'a list', on, covers: ['list/plain', 'list/first-page-at-once'], call: ['batches.list'] },
  { title: 'a list with {}', on, covers: ['list/plain'], call: ['batches.list', {}] },
  { title: 'a list with an empty config', on, covers: ['list/plain'], call: ['batches.list', { config: {} }] },
  {
    title: 'a list with size and token',
    on,
    covers: ['list/query'],
    call: ['batches.list', { config: { pageToken: 't', pageSize: 3 } }],
  },
  { title: 'a list with size 0', on, covers: ['list/query'], call: ['batches.list', { config: { pageSize: 0 } }] },
  {
    title: 'a list with null',
    on,
    covers: ['list/query'],
    call: ['batches.list', { config: { pageSize: null, pageToken: undefined } }],
  },
  {
    title: 'a pager with more to come',
    on,
    covers: ['list/pager'],
    call: ['batches.list', { config: { pageSize: 5 } }],
    answers: [page(on, 'ab', 'next')],
  },
  {
    title: 'a pager without a size',
    on,
    covers: ['list/pager'],
    call: ['batches.list'],
    answers: [page(on, 'abc', 'next')],
  },
  {
    title: 'the only page',
    on,
    covers: ['list/pager'],
    call: ['batches.list', { config: { pageSize: 5 } }],
    answers: [page(on, 'a')],
  },
  {
    title: 'every job of three pages',
    on,
    covers: ['list/all'],
    call: ['batches.list/all'],
    answers: [page(on, 'ab', '1'), page(on, 'c', '2'), page(on, 'd')],
  },
  {
    title: 'every job, with a size',
    on,
    covers: ['list/all'],
    call: ['batches.list/all', { config: { pageSize: 2 } }],
    answers: [page(on, 'ab', '1'), page(on, 'c')],
  },
  {
    title: 'page after page',
    on,
    covers: ['list/next-page'],
    call: ['batches.list/pages'],
    answers: [page(on, 'ab', '1'), page(on, 'c')],
  },
  { title: 'no job', on, covers: ['list/nothing'], call: ['batches.list'], answers: [{ body: {} }] },
  {
    title: 'no job to iterate over',
    on,
    covers: ['list/nothing'],
    call: ['batches.list/all'],
    answers: [{ body: {} }],
  },
  {
    title: 'an empty page token',
    on,
    covers: [],
    call: ['batches.list/all', { config: { pageSize: 2 } }],
    answers: [page(on, 'ab', '')],
    differs: {
      as: 'empty-page-token-ends-a-list',
      ours: { requests: [{}], result: { items: [{ name: `${A_JOB[on]}a` }, { name: `${A_JOB[on]}b` }] } },
    },
  },
  {
    title: 'an empty page that is not the last',
    on,
    covers: [],
    call: ['batches.list/all'],
    answers: [page(on, 'a', '1'), page(on, '', '2'), page(on, 'b')],
    differs: {
      as: 'empty-pages-survive',
      ours: { requests: [{}, {}, {}], result: { items: [{ name: `${A_JOB[on]}a` }, { name: `${A_JOB[on]}b` }] } },
    },
  },
  {
    title: 'parameters without a config',
    on,
    covers: [],
    call: ['batches.list/all', { config: undefined }],
    answers: [page(on, 'a', '1'), page(on, 'b')],
    differs: {
      as: 'a-list-without-config-reads-on',
      ours: { requests: [{}, {}], result: { items: [{ name: `${A_JOB[on]}a` }, { name: `${A_JOB[on]}b` }] } },
    },
  },
  {
    title: 'a config of the caller’s',
    on,
    covers: [],
    call: ['batches.list', { config: { pageSize: 5 } }],
    answers: [page(on, 'ab', 'next')],
    differs: { as: 'caller-objects-untouched', ours: { mutated: [] } },
  },
  {
    title: 'options of the caller’s, a base URL around',
    on,
    covers: [],
    env: { [on === 'vertex' ? 'GOOGLE_VERTEX_BASE_URL' : 'GOOGLE_GEMINI_BASE_URL']: 'https://proxy.example' },
    differs: { as: 'caller-objects-untouched', ours: { mutated: [] } },
  },
  {
    title: 'an answer without a name',
    on,
    covers: [],
    answers: [{ body: { metadata: {}, state: 'JOB_STATE_RUNNING' } }],
    differs: {
      as: 'an-answer-is-a-job-or-an-error',
      ours: { error: { name: 'InvalidResponseError', message: expect.stringContaining('no name') }, result: undefined },
    },
  },
];

/** Looking at jobs, listing, cancelling and deleting them. */
export const followingCases: readonly ParityCase[] = [
  ...BACKENDS.flatMap(onBoth),
  {
    title: 'a filter',
    on: 'vertex',
    covers: ['list/filter'],
    call: ['batches.list', { config: { filter: 'state="JOB_STATE_FAILED"', pageToken: 't', pageSize: 3 } }],
  },
  {
    title: 'a filter on every page',
    on: 'vertex',
    covers: ['list/filter'],
    call: ['batches.list/all', { config: { filter: 'f' } }],
    answers: [page('vertex', 'a', '1'), page('vertex', 'b')],
  },
  {
    title: 'a filter',
    on: 'gemini',
    covers: ['list/no-filter'],
    call: ['batches.list', { config: { filter: 'f' } }],
    refused: true,
  },
  {
    title: 'a filter of null',
    on: 'gemini',
    covers: ['list/no-filter'],
    call: ['batches.list', { config: { filter: null } }],
    refused: true,
  },
];
