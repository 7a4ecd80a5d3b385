import type { MockCloud } from '../model/mock-cloud.ts';
import { checkOptions, type ChecksOf } from '../model/options/check-options.ts';
import { anything, flag, secret, taking, texts } from '../model/options/checks.ts';
import { serverEnvironment } from './environment.ts';
import { createGuard, isWildcard } from './guard.ts';
import { listen, stopListening } from './listening.ts';
import { checkListening } from './loopback.ts';
import { openServers } from './open-servers.ts';
import { patienceOf, type Patience } from './patience.ts';
import { TemporaryFiles } from './temporary-files.ts';
import { newServerIdentity } from './tls/server-identity.ts';

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
  /**
   * Serves TLS, too, on the same port, with a certificate made for it: for this machine, Google's hosts and `allowHosts`. The
   * environment then names `https` addresses, and the file to trust. @default false
   */
  tls?: boolean;
  /** How long slow clients are waited for, and how many connections there may be. */
  patience?: Partial<Patience>;
}

/** What is `anything` here is looked at where it belongs. */
const checks: ChecksOf<ServeOptions> = {
  port: anything,
  host: taking('a name or an address', (value) => typeof value === 'string'),
  allowHosts: texts,
  adminToken: secret,
  tls: flag,
  patience: anything,
};

/** A mock cloud that listens on a port. */
export interface MockServer extends AsyncDisposable {
  /** E.g. `http://127.0.0.1:8085`, or `https://…` with TLS; without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** PEM file of what to trust, with TLS; it is written when this is first read. */
  readonly caFile: string | undefined;
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
 * @throws TypeError for an option that there is not, or that makes no sense; Error when the port is taken.
 */
export async function serve(cloud: MockCloud, options: ServeOptions = {}): Promise<MockServer> {
  const given = checkOptions(options, checks, 'serve', '');
  const { port: wantedPort = 8085, host = '127.0.0.1', allowHosts = [], adminToken, tls = false } = given;
  checkListening(host, adminToken);
  const patience = patienceOf(given.patience);
  const guard = createGuard({ host, allowHosts, adminToken });
  const identity = tls ? newServerIdentity([...allowHosts, ...(isWildcard(host) ? [] : [host])]) : undefined;
  const { front, answering, connections } = openServers(cloud, { host, guard, patience, identity });
  const port = await listen(front, wantedPort, host);
  const name = isWildcard(host) ? (allowHosts[0] ?? (host === '::' ? '::1' : '127.0.0.1')) : host;
  const url = `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
  const files = new TemporaryFiles();
  let env: Readonly<Record<string, string>> | undefined;
  let caFile: string | undefined;
  let closing: Promise<void> | undefined;
  const writeCa = (): string | undefined => (caFile ??= identity && files.file('ca.pem', identity.ca));
  const close = (): Promise<void> => {
    files.remove();
    closing ??= stopListening(front, answering, () => {
      for (const connection of connections) connection.destroy();
    });
    return closing;
  };
  const checkOpen = (): void => {
    if (closing) throw new Error(`The mock server at ${url} is closed: its environment leads nowhere`);
  };
  return {
    url,
    port,
    get caFile() {
      checkOpen();
      return writeCa();
    },
    get env() {
      checkOpen();
      env ??= serverEnvironment(url, cloud, files, writeCa());
      return env;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
