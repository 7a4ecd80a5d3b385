import { expect, test } from 'vitest';
import { ServiceError } from '../model/service-error.ts';
import { errorAnswer } from './google-error.ts';

test('an error is answered with the HTTP status of its name, as JSON that says it is JSON', async () => {
  const answer = errorAnswer(new ServiceError('FAILED_PRECONDITION', 'Not now.'));
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  expect(await answer.text()).toBe('{"error":{"code":400,"message":"Not now.","status":"FAILED_PRECONDITION"}}');
});

test('details come along', async () => {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'R' }];
  expect(await errorAnswer(new ServiceError('NOT_FOUND', 'Where?', details)).json()).toEqual({
    error: { code: 404, message: 'Where?', status: 'NOT_FOUND', details },
  });
});
