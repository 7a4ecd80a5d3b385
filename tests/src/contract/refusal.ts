import { ApiError } from '@genai-batch/core';
import { ApiError as OfficialApiError } from '@google/genai';

/** What the service refused with, whichever client tells it. */
export interface Refusal {
  readonly status: number;
  readonly error: { readonly code: number; readonly message: string; readonly status: string };
}

/** Waits for a call to be refused. @throws Error when it is not, or when what went wrong is no answer of the service */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const reason = await outcome(call);
  if (reason instanceof ApiError) return { status: reason.status, ...(reason.body as Pick<Refusal, 'error'>) };
  if (reason instanceof OfficialApiError) {
    return { status: reason.status, ...(JSON.parse(reason.message) as Pick<Refusal, 'error'>) };
  }
  throw new Error('The call was not refused by the service', { cause: reason });
}

/** Waits for a call whose answer never comes. @returns what the client says of it */
export async function lossOf(call: Promise<unknown>): Promise<Error> {
  const reason = await outcome(call);
  const isApiError = reason instanceof ApiError || reason instanceof OfficialApiError;
  if (reason instanceof Error && !isApiError) return reason;
  throw new Error('The call had an answer', { cause: reason });
}

function outcome(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}
