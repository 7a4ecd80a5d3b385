import type { Context } from 'hono';
import { ServiceError } from '../model/service-error.ts';
import { BodyTooLarge, tooLarge } from './body-limit.ts';
import type { CloudEnv } from './cloud-env.ts';
import { errorAnswer } from './google-error.ts';

/** No service has such an address. */
export function notFound(c: Context<CloudEnv>): Response {
  return errorAnswer(
    new ServiceError(
      'NOT_FOUND',
      `The mock cloud serves no ${c.req.method} ${c.req.path}: no such method, or not a service that it has.`,
    ),
  );
}

/** What a route threw: a refusal, or a mistake in the mock itself, which must not bring its process down. */
export function failed(error: Error): Response {
  if (error instanceof ServiceError) return errorAnswer(error);
  if (error instanceof BodyTooLarge) return tooLarge();
  return errorAnswer(
    new ServiceError('INTERNAL', `Internal error encountered in the mock cloud: ${error.name}: ${error.message}`),
  );
}
