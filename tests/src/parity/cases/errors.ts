import { expect } from 'vitest';
import type { Backend } from '../machinery/backend.ts';
import type { Call, ParityCase } from '../machinery/parity-case.ts';
import { errorAnswer as error } from '../machinery/error-answer.ts';
import { A_JOB } from '../machinery/sides.ts';
import { GEMINI_JOB, VERTEX_JOB } from '../machinery/usual-answer.ts';

const BACKENDS = ['vertex', 'gemini'] as const;
const JOB = { vertex: VERTEX_JOB, gemini: GEMINI_JOB } as const;
const SRC = { vertex: 'gs://b/i.jsonl', gemini: 'files/f' } as const;
const ONCE = { retryOptions: { attempts: 1 } };

const STATUSES: readonly (readonly [number, string])[] = [
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [409, 'ALREADY_EXISTS'],
  [429, 'RESOURCE_EXHAUSTED'],
  [499, 'CANCELLED'],
  [500, 'INTERNAL'],
  [501, 'UNIMPLEMENTED'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
];

const create = (on: Backend): Call => ['batches.create', { model: 'm', src: SRC[on], config: { displayName: 'd' } }];

const onBoth = (on: Backend): ParityCase[] => [
  ...STATUSES.map(([code, status]): ParityCase => ({
    title: `${code} ${status}`,
    on,
    covers: ['error/api'],
    http: ONCE,
    answers: [error(code, status)],
  })),
  { title: '403 of a create', on, covers: ['error/api'], call: create(on), answers: [error(403, 'PERMISSION_DENIED')] },
  {
    title: '400 of a list',
    on,
    covers: ['error/api'],
    call: ['batches.list'],
    answers: [error(400, 'INVALID_ARGUMENT')],
  },
  {
    title: '404 of a delete',
    on,
    covers: ['error/delete-status'],
    call: ['batches.delete', { name: A_JOB[on] }],
    answers: [error(404, 'NOT_FOUND')],
  },
  {
    title: '400 of a cancel',
    on,
    covers: ['error/delete-status'],
    call: ['batches.cancel', { name: A_JOB[on] }],
    answers: [error(400, 'FAILED_PRECONDITION')],
  },
  {
    title: 'an error page in HTML',
    on,
    covers: ['error/api-not-json'],
    http: ONCE,
    answers: [{ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' }],
  },
  {
    title: 'an error without a body',
    on,
    covers: ['error/api-not-json'],
    answers: [{ status: 404, headers: { 'content-type': 'text/plain' }, body: '' }],
  },
  {
    title: 'an error in a list',
    on,
    covers: ['error/list-body'],
    answers: [{ status: 400, body: [{ error: { code: 400, message: 'm', status: 'INVALID_ARGUMENT' } }] }],
  },
  { title: '201', on, covers: ['error/any-2xx'], answers: [{ status: 201, body: JOB[on] }] },
  {
    title: '204 to a cancel',
    on,
    covers: ['error/any-2xx'],
    call: ['batches.cancel', { name: A_JOB[on] }],
    answers: [{ status: 204 }],
  },
  {
    title: 'an aborted signal',
    on,
    covers: ['error/abort'],
    call: ['batches.get', { name: A_JOB[on], config: { abortSignal: AbortSignal.abort() } }],
    refused: true,
  },
  {
    title: '404, and what the message says',
    on,
    covers: [],
    answers: [error(404, 'NOT_FOUND')],
    differs: {
      as: 'readable-error-message',
      ours: {
        error: {
          name: 'ApiError',
          status: 404,
          message: expect.stringMatching(/^GET ….*answered 404 NOT_FOUND: because NOT_FOUND/),
          facts: { code: 'NOT_FOUND' },
        },
      },
    },
  },
  {
    title: '200 that is no JSON',
    on,
    covers: [],
    answers: [{ headers: { 'content-type': 'text/html' }, body: '<html>' }],
    differs: { as: 'errors-of-their-own-kind', ours: { requests: [{}], error: { name: 'InvalidResponseError' } } },
  },
  {
    title: 'JSON that is broken in an error',
    on,
    covers: [],
    answers: [{ status: 404, body: '{' }],
    differs: { as: 'errors-of-their-own-kind', ours: { requests: [{}], error: { name: 'ApiError', status: 404 } } },
  },
  {
    title: 'a time-out',
    on,
    covers: [],
    http: { timeout: 1, ...ONCE },
    answers: [{ instead: 'silence' }],
    differs: { as: 'errors-of-their-own-kind', ours: { error: { name: 'TimeoutError' } } },
  },
  {
    title: 'a broken connection to a create',
    on,
    covers: [],
    call: create(on),
    answers: [{ instead: 'network' }],
    differs: {
      as: 'errors-of-their-own-kind',
      ours: { requests: [{}], error: { name: 'ConnectionError', facts: { outcome: 'unknown', displayName: 'd' } } },
    },
  },
  {
    title: 'a wrong argument',
    on,
    covers: [],
    call: ['batches.get', { name: 'nonsense' }],
    refused: true,
    differs: { as: 'errors-of-their-own-kind', ours: { error: { name: 'InvalidArgumentError' } } },
  },
  {
    title: 'a redirect',
    on,
    covers: [],
    through: 'server',
    answers: [{ status: 307, headers: { location: '/elsewhere' } }, { body: JOB[on] }],
    differs: {
      as: 'redirects-are-not-followed',
      ours: { requests: [{}], error: { name: 'InvalidResponseError' }, result: undefined },
    },
  },
];

/** What goes wrong. */
export const errorCases: readonly ParityCase[] = BACKENDS.flatMap(onBoth);
