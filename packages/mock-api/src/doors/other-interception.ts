import http from 'node:http';
import { types } from 'node:util';
import { defaultNetworkOptions } from 'msw/node';

/** Where `@mswjs/interceptors`, which MSW and nock are both built on, keeps what is at work, for all its copies. */
type InterceptorRegistry = Map<symbol, { readyState?: string }>;

/** @throws Error naming what already intercepts this process's calls, when something does. */
export function assertNothingElseIntercepts(): void {
  const registry = Reflect.get(globalThis, '__MSW_INTERCEPTORS_REGISTRY') as InterceptorRegistry | undefined;
  if (registry?.get(Symbol.for('socket-interceptor'))?.readyState !== 'ACTIVE') return;
  // Of the two only MSW puts a proxy around Node's request class.
  throw new Error(
    types.isProxy(http.ClientRequest)
      ? 'Cannot intercept: another MSW server is listening in this process, and two would switch each other off. Close it first, or mount the cloud in it: setupServer(...(await cloudHandlers(cloud))).'
      : 'Cannot intercept: nock is active in this process, and nock and MSW cannot be on at once. Importing nock activates it: keep it in test files of its own, or call nock.restore() before intercept() and nock.activate() after close().',
  );
}

/**
 * Makes another `setupServer().listen()` fail and say why, as long as the interception is open. MSW would refuse it
 * as well, in words about a global value; both leave the open interception as it is.
 *
 * @returns Takes the notice away again.
 */
export function refuseOtherServers(): () => void {
  const [shared] = defaultNetworkOptions.sources;
  const notice = (): never => {
    throw new Error(
      'Cannot listen: the mock cloud intercepts the calls of this process (intercept() was called and is not closed). Mount the cloud in your own server instead: setupServer(...(await cloudHandlers(cloud)), ...yourHandlers).',
    );
  };
  shared.enable = notice;
  return () => {
    if (shared.enable === notice) Reflect.deleteProperty(shared, 'enable'); // the class's own shows again
  };
}
