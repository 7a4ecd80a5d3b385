import type { Hono } from 'hono';
import { FaultError } from '../../model/faults/fault-error.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { jsonAnswer } from '../json-answer.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/**
 * The control API of Google's storage testbench, by which client libraries prove how they try again. Calls that carry
 * `x-retry-test-id` meet the faults of that test.
 *
 * @see https://github.com/googleapis/storage-testbench#retry-test-api
 */
export function retryTestRoutes(app: Hono<CloudEnv>): void {
  app.post('/retry_test', answering(create));
  for (const path of ['/retry_test', '/retry_tests']) app.get(path, answering(list));
  app.get('/retry_test/:id', answering(get));
  app.delete('/retry_test/:id', answering(remove));
}

async function create(c: StorageContext): Promise<Response> {
  const body = await jsonBody(c);
  try {
    return jsonAnswer(c.env.cloud.faults.retryTests.create(body));
  } catch (error) {
    if (error instanceof FaultError) throw new StorageError(400, 'invalid', error.message);
    throw error;
  }
}

function list(c: StorageContext): Response {
  return jsonAnswer({ retry_test: c.env.cloud.faults.retryTests.list() });
}

function get(c: StorageContext): Response {
  const test = c.env.cloud.faults.retryTests.get(pathPart(c, 'id'));
  return test ? jsonAnswer(test) : missing(c);
}

function remove(c: StorageContext): Response {
  const id = pathPart(c, 'id');
  return c.env.cloud.faults.retryTests.delete(id) ? jsonAnswer({}) : missing(c);
}

function missing(c: StorageContext): never {
  throw new StorageError(404, 'notFound', `There is no retry test ${pathPart(c, 'id').slice(0, 100)}.`);
}
