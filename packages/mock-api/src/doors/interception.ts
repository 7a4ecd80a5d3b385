import { defineNetwork, InterceptorSource } from 'msw/experimental';
import type { MockCloud } from '../model/mock-cloud.ts';
import { connectionReset } from '../services/faults/connection-reset.ts';
import { enforce } from '../offline/guard-layers.ts';
import { accepts, CloudHandler, type AnsweringCloud } from './cloud-handler.ts';
import { cloudContext } from './current-cloud.ts';
import { isGoogleHost } from './google-hosts.ts';
import { letGoOfWrites } from './let-go-of-writes.ts';
import { mswInterceptors, onRequest, type Interceptors } from './msw-interceptors.ts';
import { mswInternalError, type ErrorClass } from './msw-internal-error.ts';
import { assertNothingElseIntercepts, refuseOtherServers } from './other-interception.ts';
import { processWide } from './process-wide.ts';
import { frameRefuser } from './refuse-frame.ts';
import type { BlockedCall } from '../offline/blocked-call.ts';
import type { NetworkRule } from '../offline/rules.ts';

/** One who opened the interception: its clouds are open until it leaves. */
export type InterceptionUser = {
  readonly clouds: readonly MockCloud[];
  /** What it lets out beside this machine. */
  readonly allows: Pick<NetworkRule, 'allowsName' | 'allowsAddress' | 'learn'>;
  readonly onBlocked: (call: BlockedCall) => void;
};

type Interception = { readonly users: Set<InterceptionUser>; stop: (() => void) | undefined };

/** One for the process: two interceptions would switch each other off. */
const interception: Interception = processWide('interception', () => ({ users: new Set(), stop: undefined }));

const openClouds = (): AnsweringCloud[] => [...new Set([...interception.users].flatMap(({ clouds }) => clouds))];

/** Opens the interception, or joins it. @returns Leaves it again; the last to leave closes it. */
export async function joinInterception(user: InterceptionUser): Promise<() => Promise<void>> {
  const [InternalError, newInterceptors] = await Promise.all([mswInternalError(), mswInterceptors()]);
  // Nothing is awaited from here on: of two that open at once, the second finds the first one's.
  interception.stop ??= start(newInterceptors(), InternalError);
  interception.users.add(user);
  const release = enforce(ruleOf(user));
  return async () => {
    if (!interception.users.delete(user)) return;
    if (interception.users.size === 0) {
      const { stop } = interception;
      interception.stop = undefined;
      stop?.();
    }
    release(); // last, so that there is no moment in which calls are neither answered nor refused
  };
}

function start(interceptors: Interceptors, InternalError: ErrorClass): () => void {
  assertNothingElseIntercepts();
  // First, for the handlers' listener returns only with the answer.
  onRequest(interceptors, ({ request, initiator }) => {
    if (accepts(request)) letGoOfWrites(initiator);
  });
  const network = defineNetwork({
    sources: [new OwnSource({ interceptors }, InternalError)],
    handlers: [new CloudHandler(openClouds)],
    onUnhandledFrame: frameRefuser(InternalError),
    context: { quiet: true }, // else MSW clones each request for a log
  });
  const welcomeOtherServers = refuseOtherServers();
  try {
    network.enable();
  } catch (error) {
    welcomeOtherServers();
    throw new Error('Cannot intercept: something else in this process has replaced fetch or Node’s http.', {
      cause: error,
    });
  }
  return () => {
    welcomeOtherServers();
    network.disable();
  };
}

type Frame = Parameters<InterceptorSource['queue']>[0];

/**
 * Takes no request for bypassed: one marked by MSW's `bypass()` would leave the machine unasked. And turns an answer
 * that got lost into what clients see of a connection that was reset; MSW's own error has no `code`.
 */
class OwnSource extends InterceptorSource {
  readonly #InternalError: ErrorClass;

  constructor(options: ConstructorParameters<typeof InterceptorSource>[0], InternalError: ErrorClass) {
    super(options);
    this.#InternalError = InternalError;
  }

  override async queue(frame: Frame): Promise<void> {
    const { request } = frame.data as { request?: Request };
    const accept = request?.headers.get('accept');
    if (request && accept?.includes('msw/passthrough')) {
      const others = accept.split(',').map((type) => type.trim());
      const rest = others.filter((type) => type !== 'msw/passthrough').join(', ');
      if (rest) request.headers.set('accept', rest);
      else request.headers.delete('accept');
    }
    if ('respondWith' in frame) this.#resetWhenLost(frame as Frame & AnsweredFrame);
    await super.queue(frame);
  }

  #resetWhenLost(frame: AnsweredFrame): void {
    const respond = frame.respondWith.bind(frame);
    frame.respondWith = (answer) => {
      if (answer?.type !== 'error') return respond(answer);
      const reset = connectionReset();
      frame.errorWith(Object.assign(new this.#InternalError(reset.message), reset, { name: 'Error' }));
    };
  }
}

interface AnsweredFrame {
  respondWith(answer?: Response): void;
  errorWith(reason?: unknown): void;
}

function ruleOf(user: InterceptionUser): NetworkRule {
  return {
    ...user.allows,
    onBlocked: (call) => {
      const current = cloudContext.getStore();
      const isAnothers = current && !user.clouds.includes(current) && openClouds().includes(current);
      if (!isAnothers) user.onBlocked(call);
    },
    hint: (host) =>
      isGoogleHost(host)
        ? 'the call went past the mock cloud, which answers Node’s own fetch and http. Is it npm’s undici, a fetch kept from before intercept(), or another interceptor put on top?'
        : undefined,
  };
}
