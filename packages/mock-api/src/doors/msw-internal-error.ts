import { HttpNetworkFrame } from 'msw/experimental';

export type ErrorClass = new (message: string) => Error;

/** A frame that goes nowhere and keeps the error it was given. */
class CaughtFrame extends HttpNetworkFrame {
  caught: unknown;
  override respondWith(): void {}
  override passthrough(): void {}
  override errorWith(reason: unknown): void {
    this.caught = reason;
  }
}

/**
 * The error class that MSW hands to a client as it is; any other becomes an answer with status 500, which clients
 * try again. MSW does not export it, but throws one at a strategy that it does not know.
 */
export async function mswInternalError(): Promise<ErrorClass> {
  const frame = new CaughtFrame({ request: new Request('http://localhost/') });
  await frame.resolve([], 'no such strategy' as 'error', { quiet: true });
  const { caught } = frame;
  if (!(caught instanceof Error) || caught.name !== 'InternalError') {
    throw new Error('Cannot use this version of msw: it no longer refuses an unknown strategy with its InternalError.');
  }
  return caught.constructor as ErrorClass;
}
