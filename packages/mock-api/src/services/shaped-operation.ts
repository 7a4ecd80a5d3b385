import type { Context, Handler } from 'hono';
import { ServiceError } from '../model/service-error.ts';
import type { CloudEnv } from './cloud-env.ts';
import { operation, operations } from './operation.ts';
import { shaped } from './shaped-answer.ts';

type Handle = (c: Context<CloudEnv>) => Response | Promise<Response>;

const refusal = (message: string): ServiceError => new ServiceError('INVALID_ARGUMENT', message);

/** An {@link operation} of Vertex AI or the Gemini API, whose answers come with the fields that calls ask for. */
export function shapedOperation(name: string, handle: Handle): Handler<CloudEnv> {
  return operation(name, shaped(handle, refusal));
}

/** The same for a route that serves several operations. */
export function shapedOperations<const Name extends string>(
  names: readonly Name[],
  pick: (c: Context<CloudEnv>) => Name | undefined,
  handle: Handle,
): Handler<CloudEnv> {
  return operations(names, pick, shaped(handle, refusal));
}
