import type { Backend } from '../machinery/backend.ts';
import { errorAnswer as error } from '../machinery/error-answer.ts';
import type { Call, ParityCase } from '../machinery/parity-case.ts';
import { A_JOB } from '../machinery/sides.ts';
import { GEMINI_JOB, VERTEX_JOB } from '../machinery/usual-answer.ts';

const JOB = { vertex: VERTEX_JOB, gemini: GEMINI_JOB } as const;
const SRC = { vertex: 'gs://b/i.jsonl', gemini: 'files/f' } as const;
const ONCE = { retryOptions: { attempts: 1 } };
/** Pauses that round to nothing. */
const NO_PAUSE = { initialDelay: 0.0001, maxDelay: 0.0001, jitter: 0 };

const create = (on: Backend): Call => ['batches.create', { model: 'm', src: SRC[on], config: { displayName: 'd' } }];

const onBoth = (on: Backend): ParityCase[] => [
  {
    title: '503 twice, with retryOptions',
    on,
    covers: ['retry/options'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 3 } },
    answers: [error(503, 'UNAVAILABLE'), error(503, 'UNAVAILABLE'), { body: JOB[on] }],
  },
  {
    title: '503 too often',
    on,
    covers: ['retry/options'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2 } },
    answers: [error(503, 'UNAVAILABLE')],
  },
  ...[408, 429, 500, 502, 504].map((code): ParityCase => ({
    title: `${code} once, with retryOptions`,
    on,
    covers: ['retry/options'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2 } },
    answers: [error(code, 'X'), { body: JOB[on] }],
  })),
  {
    title: 'retryOptions of the call over those of the client',
    on,
    covers: ['retry/options'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2 } },
    call: ['batches.get', { name: A_JOB[on], config: { httpOptions: { retryOptions: { attempts: 3 } } } }],
    answers: [error(503, 'UNAVAILABLE')],
  },
  {
    title: '418 in the list',
    on,
    covers: ['retry/codes'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2, httpStatusCodes: [418] } },
    answers: [error(418, 'X'), { body: JOB[on] }],
  },
  {
    title: '503 not in the list',
    on,
    covers: ['retry/codes'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2, httpStatusCodes: [418] } },
    answers: [error(503, 'X')],
  },
  {
    title: '404, with retryOptions',
    on,
    covers: ['retry/other-codes'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 3 } },
    answers: [error(404, 'NOT_FOUND')],
  },
  {
    title: '429 of a create, with retryOptions',
    on,
    covers: ['retry/options'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2 } },
    call: create(on),
    answers: [error(429, 'RESOURCE_EXHAUSTED'), { body: JOB[on] }],
  },
  { title: 'one attempt', on, covers: ['retry/one-attempt'], http: ONCE, answers: [error(503, 'UNAVAILABLE')] },
  {
    title: 'no attempt',
    on,
    covers: ['retry/one-attempt'],
    http: { retryOptions: { attempts: 0 } },
    answers: [error(503, 'UNAVAILABLE')],
  },
  {
    title: '503 once, without retryOptions',
    on,
    covers: [],
    fastTimers: true,
    answers: [error(503, 'UNAVAILABLE'), { body: JOB[on] }],
    differs: {
      as: 'retries-by-default',
      ours: { requests: [{}, {}], error: undefined, result: { state: 'JOB_STATE_PENDING' } },
    },
  },
  {
    title: '503 of a cancel, with retryOptions',
    on,
    covers: ['retry/options'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2 } },
    call: ['batches.cancel', { name: A_JOB[on] }],
    answers: [error(503, 'UNAVAILABLE'), { body: {} }],
  },
  {
    title: '503 of a delete, with retryOptions',
    on,
    covers: ['retry/options'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2 } },
    call: ['batches.delete', { name: A_JOB[on] }],
    answers: [error(503, 'UNAVAILABLE'), { body: {} }],
  },
  {
    title: '503 of a list, with retryOptions',
    on,
    covers: ['retry/options'],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2 } },
    call: ['batches.list'],
    answers: [error(503, 'UNAVAILABLE'), { body: {} }],
  },
  {
    title: 'a time-out of one attempt, with retryOptions',
    on,
    covers: ['retry/time-out'],
    http: { timeout: 5, retryOptions: { ...NO_PAUSE, attempts: 2 } },
    answers: [{ instead: 'silence' }, { body: JOB[on] }],
  },
  {
    title: '503 for ever, with retryOptions that do not say how often',
    on,
    covers: [],
    http: { retryOptions: NO_PAUSE },
    answers: [error(503, 'UNAVAILABLE')],
    differs: {
      as: 'three-attempts',
      ours: { requests: [{}, {}, {}], error: { name: 'ApiError', status: 503 } },
      theirs: { requests: [{}, {}, {}, {}, {}], error: { status: 503 } },
    },
  },
  {
    title: '429 that asks for two minutes',
    on,
    covers: [],
    http: { retryOptions: { ...NO_PAUSE, attempts: 2 } },
    answers: [{ ...error(429, 'RESOURCE_EXHAUSTED'), headers: { 'retry-after': '120' } }, { body: JOB[on] }],
    differs: {
      as: 'retry-after-is-heeded',
      ours: {
        requests: [{}],
        result: undefined,
        error: { name: 'ApiError', status: 429, facts: { retryDelayMs: 120_000 } },
      },
    },
  },
  {
    title: 'a broken connection once, without retryOptions',
    on,
    covers: [],
    fastTimers: true,
    answers: [{ instead: 'network' }, { body: JOB[on] }],
    differs: {
      as: 'retries-by-default',
      ours: { requests: [{}, {}], error: undefined, result: { state: 'JOB_STATE_PENDING' } },
    },
  },
  {
    title: '503 of a create, with retryOptions',
    on,
    covers: [],
    http: { retryOptions: { ...NO_PAUSE, attempts: 3 } },
    call: create(on),
    answers: [error(503, 'UNAVAILABLE'), { body: JOB[on] }],
    differs: {
      as: 'a-create-is-not-sent-twice',
      ours: {
        requests: [{}],
        result: undefined,
        error: { name: 'ApiError', status: 503, facts: { outcome: 'unknown', displayName: 'd' } },
      },
    },
  },
];

/** What is tried again. */
export const retryCases: readonly ParityCase[] = (['vertex', 'gemini'] as const).flatMap(onBoth);
