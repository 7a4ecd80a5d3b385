import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { InterceptorSource } from 'msw/experimental';

export type Interceptors = ConstructorParameters<typeof InterceptorSource>[0]['interceptors'];
type InterceptorClass = new () => Interceptors[number];

const wanted = [
  ['ClientRequest', 'ClientRequestInterceptor'],
  ['XMLHttpRequest', 'XMLHttpRequestInterceptor'],
  ['fetch', 'FetchInterceptor'],
  ['WebSocket', 'WebSocketInterceptor'],
] as const;

/**
 * Interceptors of our own, of the very copy of `@mswjs/interceptors` that msw uses.
 *
 * All `setupServer()`s of a process share one set, and so switch each other off: a second `listen()` takes the calls
 * of the first, and either's `close()` opens the network for both. Interceptors of our own are nobody else's to
 * close, and MSW refuses to put a second set over them.
 */
export async function mswInterceptors(): Promise<() => Interceptors> {
  const fromMsw = createRequire(createRequire(import.meta.url).resolve('msw/node'));
  const classes = await Promise.all(
    wanted.map(async ([entry, name]) => {
      const address = pathToFileURL(fromMsw.resolve(`@mswjs/interceptors/${entry}`)).href;
      const module = (await import(/* @vite-ignore */ address)) as Record<string, InterceptorClass | undefined>;
      const found = module[name];
      if (!found) throw new Error(`Cannot use this version of msw: its @mswjs/interceptors has no ${name}.`);
      return found;
    }),
  );
  return () => classes.map((Interceptor) => new Interceptor());
}

/** Listens to requests as they come, with what made each: a `ClientRequest` of Node's, or a `Request`. */
export function onRequest(
  interceptors: Interceptors,
  listener: (event: { request: Request; initiator: unknown }) => void,
): void {
  for (const interceptor of interceptors) {
    // The type of a list of several kinds knows none of their events.
    (interceptor as unknown as { on: (type: 'request', listen: typeof listener) => void }).on('request', listener);
  }
}
