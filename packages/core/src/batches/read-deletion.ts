import type { Answer } from '../http/send-request.ts';
import type { DeleteResourceJob } from './delete-parameters.ts';

export function readDeletion({ body, headers }: Answer): DeleteResourceJob {
  const { name, done, error } = (body ?? {}) as DeleteResourceJob;
  return {
    sdkHttpResponse: { headers: Object.fromEntries(headers) },
    ...(name && { name }),
    ...(done !== undefined && { done }),
    ...(error && { error }),
  };
}
