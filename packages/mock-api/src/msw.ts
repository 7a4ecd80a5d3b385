import type { RequestHandler } from 'msw';
import { isGoogleHost } from './doors/google-hosts.ts';
import type { InterceptionUser } from './doors/interception.ts';
import type { MockCloud } from './model/mock-cloud.ts';
import { checkOptions, type ChecksOf } from './model/options/check-options.ts';
import { oneOf, texts } from './model/options/checks.ts';
import { allowHosts } from './offline/allowed-hosts.ts';
import type { BlockedCall } from './offline/blocked-call.ts';

export type { BlockedCall } from './offline/blocked-call.ts';

/** What becomes of the calls that are not Google's. */
export interface InterceptOptions {
  /**
   * `'refuse'`: every call beyond this machine fails, and is named in {@link Door.blocked}. `'allow'`: they go out.
   * Calls to Google's hosts are answered by the mock cloud, or fail; they never go out. @default 'refuse'
   */
  network?: 'refuse' | 'allow';
  /** Hosts to let through beside this machine when the network is refused, by name or address. @default [] */
  allow?: readonly string[];
}

const checks: ChecksOf<InterceptOptions> = { network: oneOf('refuse', 'allow'), allow: texts };

/** Google's hosts are answered in this process until this is closed. */
export interface Door {
  /**
   * Calls that were stopped, in order, whatever became of the error. A call made on behalf of another open cloud
   * (`cloud.run(fn)`) is in that cloud's door alone.
   */
  readonly blocked: readonly BlockedCall[];
  /** Closes this door; the last one gives the network back. Closing twice does nothing. */
  close(this: void): Promise<void>;
  /** As `close`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Answers this process's calls to Google's hosts from a mock cloud, whatever client makes them: `fetch`, `node:http`,
 * `node:https`. Any number of doors may be open at once, each with a cloud of its own; they share one interception.
 *
 * @param clouds The cloud, or several, or `[]` to hold the interception open for doors to come.
 * @throws TypeError for an option that there is not, or that makes no sense.
 * @throws Error when `msw` is not installed; when nock, or another MSW server, is active in this process.
 * @example
 * const cloud = createMockCloud();
 * const door = await intercept(cloud);
 * try {
 *   await new Storage().bucket('my-bucket').upload('rows.jsonl');
 * } finally {
 *   await door.close();
 * }
 */
export async function intercept(
  clouds: MockCloud | readonly MockCloud[],
  options: InterceptOptions = {},
): Promise<Door> {
  const { network = 'refuse', allow = [] } = checkOptions(options, checks, 'intercept', '');
  const all = 'fetch' in clouds ? [clouds] : clouds;
  // Whoever names a model elsewhere allows calls to it.
  const upstreams = all.flatMap(({ predictors }) => predictors.upstreamHost ?? []);
  const googles = upstreams.find(isGoogleHost);
  if (googles !== undefined) {
    throw new Error(
      `Cannot intercept calls to ${googles} and ask it for answers from the same process: use a server for this cloud.`,
    );
  }
  const { joinInterception } = await needsMsw(() => import('./doors/interception.ts'));
  const blocked: BlockedCall[] = [];
  const close = await joinInterception({
    clouds: all,
    allows: network === 'refuse' ? allowHosts([...allow, ...upstreams]) : allButGoogle,
    onBlocked: (call) => void blocked.push(call),
  });
  return { blocked, close, [Symbol.asyncDispose]: close };
}

/**
 * The mock cloud as handlers for a server of your own, when a process already has one:
 * `setupServer(...(await cloudHandlers(cloud)), ...yourHandlers)`. Locking the network is then up to that server.
 *
 * @throws Error when `msw` is not installed.
 */
export async function cloudHandlers(...clouds: MockCloud[]): Promise<RequestHandler[]> {
  const { CloudHandler } = await needsMsw(() => import('./doors/cloud-handler.ts'));
  return [new CloudHandler(() => clouds)];
}

const allButGoogle: InterceptionUser['allows'] = {
  allowsName: (host) => !isGoogleHost(host.toLowerCase().replace(/\.$/, '')),
  allowsAddress: (address) => !isGoogleHost(address),
  learn: () => {},
};

/** msw is optional, and loaded only here: importing it takes longer than all the rest. */
async function needsMsw<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && /Cannot find (?:package|module) 'msw['/]/.test(error.message))) throw error;
    throw new Error('Intercepting calls needs the package msw: npm install --save-dev msw', { cause: error });
  }
}
