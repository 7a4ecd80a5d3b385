import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RowError } from './row-error.ts';
import { readRowStatus } from './row-status.ts';

test.for<[text: string, expected: RowError]>([
  [
    'Bad Request: {"error": {"code": 400, "message": "Please use a valid role: user, model.", "status": "INVALID_ARGUMENT"}}',
    { status: 400, code: 'INVALID_ARGUMENT', message: 'Please use a valid role: user, model.', retryable: false },
  ],
  [
    'RESOURCE_EXHAUSTED error occurred: {"error": {"code": 429, "message": "Quota exceeded.", "status": "RESOURCE_EXHAUSTED"}}',
    { status: 429, code: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded.', retryable: true },
  ],
  [
    'Bad Request: {"error": {"code": 400, "message": "Service agents are being provisioned (https://x). Please try again in a few minutes.", "status": "FAILED_PRECONDITION"}}',
    {
      status: 400,
      code: 'FAILED_PRECONDITION',
      message: 'Service agents are being provisioned (https://x). Please try again in a few minutes.',
      retryable: true,
    },
  ],
  [
    'Oh: {"error": {"code": 503}}',
    { status: 503, code: 'UNAVAILABLE', message: 'Oh: {"error": {"code": 503}}', retryable: true },
  ],
  [
    'Error: {"code": 13, "message": "it broke"}',
    { status: 500, code: 'INTERNAL', message: 'it broke', retryable: true },
  ],
  [
    'Error: {"error": {"code": 418, "message": "tea", "status": "A_NEW_CODE"}}',
    { status: 418, code: 'A_NEW_CODE', message: 'tea', retryable: false },
  ],
])('reads the service’s words on a failed row: %s', ([text, expected]) => {
  expect(readRowStatus(text)).toEqual(expected);
});

test.for<[text: string, expected: Partial<RowError>]>([
  ['Bad Request: {"error": {"code": 400, "mess', { status: 400, code: 'INVALID_ARGUMENT', retryable: false }],
  ['Too Many Requests', { status: 429, code: 'RESOURCE_EXHAUSTED', retryable: true }],
  ['RESOURCE_EXHAUSTED error occurred', { status: 429, code: 'RESOURCE_EXHAUSTED', retryable: true }],
  ['something went wrong', { status: 500, code: 'UNKNOWN', retryable: false }],
  ['Bad Request: [1]', { status: 500, code: 'UNKNOWN' }],
])('keeps a text that is not as documented as the message, and takes what the phrase tells: %s', ([text, expected]) => {
  expect(readRowStatus(text)).toMatchObject({ ...expected, message: text });
});

test.for([[''], [undefined], [null]])('sees no error in the status %j', ([status]) => {
  expect(readRowStatus(status)).toBeUndefined();
});

test('gives back any code, status and message that the service writes', () =>
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 400, max: 599 }), (message, code) => {
      const text = `Some Phrase: ${JSON.stringify({ error: { code, message, status: 'SOME_CODE' } })}`;
      expect(readRowStatus(text)).toMatchObject({ message, status: code, code: 'SOME_CODE' });
    }),
  ));

test('has an error with a message for whatever else stands there', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ minLength: 1 }),
        fc.jsonValue().filter((value) => value !== null && value !== ''),
      ),
      (status) => {
        expect(readRowStatus(status)?.message).not.toBe('');
        expect(readRowStatus(status)?.status).toBeGreaterThanOrEqual(100);
      },
    ),
    { examples: [['{'], [': {}'], ['__proto__']] },
  ));
