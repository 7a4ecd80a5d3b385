import { expect, test } from 'vitest';
import { badRow, RowFailure } from './row-failure.ts';

test('a failed row says so in words, followed by JSON with spaces', () => {
  expect(badRow('Please use a valid role: user, model.').statusText).toBe(
    'Bad Request: {"error": {"code": 400, "message": "Please use a valid role: user, model.", "status": "INVALID_ARGUMENT"}}',
  );
});

test('other failures are called by their status', () => {
  expect(new RowFailure('RESOURCE_EXHAUSTED', 'Too "many".').statusText).toBe(
    String.raw`RESOURCE_EXHAUSTED error occurred: {"error": {"code": 429, "message": "Too \"many\".", "status": "RESOURCE_EXHAUSTED"}}`,
  );
});
