import { createAdaptorServer } from '@hono/node-server';
import { ServerResponse } from 'node:http';
import { mockApp } from '../app.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { isBreakingOff } from '../services/faults/connection-reset.ts';
import { isLost } from '../services/observe.ts';
import { TextAnswer } from '../services/text-answer.ts';
import { serverEnvironment } from './environment.ts';
import { createGuard, isWildcard } from './guard.ts';
import { listen, stopListening } from './listening.ts';
import { checkListening } from './loopback.ts';
import { reset, resetWhenBroken } from './reset.ts';
import { sendText } from './send-text.ts';
import { TemporaryFiles } from './temporary-files.ts';

/** Where a server listens. */
export interface ServeOptions {
  /** `0` for any free port. @default 8085 */
  port?: number;
  /** An address of this machine alone; any other only together with `adminToken`. @default '127.0.0.1' */
  host?: string;
  /** Names that the server may be called by, beside this machine's own, its host's and those of Google's hosts. @default [] */
  allowHosts?: readonly string[];
  /** What the mock's own API, `/_mock/`, asks for: `Authorization: Bearer TOKEN`. At least 16 characters. @default nothing */
  adminToken?: string | undefined;
}

/** A mock cloud that listens on a port. */
export interface MockServer extends AsyncDisposable {
  /** E.g. `http://127.0.0.1:8085`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /**
   * What to put into another program's environment so that unmodified SDKs in it call this server:
   * addresses, project, location, and a file of made-up credentials, which is written when this is first read.
   */
  readonly env: Readonly<Record<string, string>>;
  /** Stops listening, ends what is still open, and removes the files of `env`. The cloud itself lives on. */
  close(): Promise<void>;
}

/**
 * Lets other processes call a cloud: one cloud, one port.
 *
 * @throws RangeError for a host beyond this machine without an admin token, or a port that is none.
 * @throws Error when the port is taken.
 */
export async function serve(
  cloud: MockCloud,
  { port: wantedPort = 8085, host = '127.0.0.1', allowHosts = [], adminToken }: ServeOptions = {},
): Promise<MockServer> {
  checkListening(host, adminToken);
  const guard = createGuard({ host, allowHosts, adminToken });
  const app = mockApp();
  const server = createAdaptorServer({
    fetch: async (request, { incoming, outgoing }) => {
      const answer = guard(request, incoming.url ?? '') ?? (await app.fetch(request, { cloud }));
      if (answer instanceof TextAnswer && outgoing instanceof ServerResponse) return sendText(outgoing, answer);
      if (isLost(answer)) return reset(incoming);
      return isBreakingOff(answer) ? resetWhenBroken(answer, incoming) : answer;
    },
    hostname: host,
    // The adapter would put classes of its own in place of this process's Request and Response.
    overrideGlobalObjects: false,
  });
  const port = await listen(server, wantedPort, host);
  const name = isWildcard(host) ? (allowHosts[0] ?? (host === '::' ? '::1' : '127.0.0.1')) : host;
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  const files = new TemporaryFiles();
  let env: Readonly<Record<string, string>> | undefined;
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    files.remove();
    closing ??= stopListening(server);
    return closing;
  };
  return {
    url,
    port,
    get env() {
      if (closing) throw new Error(`The mock server at ${url} is closed: its environment leads nowhere`);
      env ??= serverEnvironment(url, cloud, files);
      return env;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
