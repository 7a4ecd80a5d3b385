import { AdminError } from './admin-error.ts';

/** What a call found; undefined when there is no such thing. @throws as the call, for anything else */
export async function ifThere<Found>(call: Promise<Found>): Promise<Found | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof AdminError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
