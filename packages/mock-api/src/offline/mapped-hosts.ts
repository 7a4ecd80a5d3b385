import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { cloudNamedBy, isGoogleHost } from '../doors/google-hosts.ts';
import { replaceFunction } from './layer.ts';
import { replaceConnects } from './tcp-layer.ts';

/** What Google's hosts are said to be; nothing ever connects to it. */
const STAND_IN = '127.80.80.80';
/** The metadata server, as libraries that skip the name service call it. */
const METADATA_ADDRESS = '169.254.169.254';

type Callback = (error: unknown, ...found: unknown[]) => unknown;
type Lookup = (...given: unknown[]) => unknown;

/**
 * Sends connections for Google's hosts, whatever their port, to a mock server on this machine that speaks TLS and plain
 * HTTP on one port. Names, certificates and everything above stay as they are.
 */
export function mapHosts(port: number): void {
  replaceFunction(dns as unknown as { lookup: Lookup }, 'lookup', (lookup) => {
    return function mapped(this: unknown, ...given) {
      const callback = given.at(-1);
      if (!isMapped(given[0]) || typeof callback !== 'function') return lookup.apply(this, given);
      const found = wantsAll(given[1]) ? [[{ address: STAND_IN, family: 4 }]] : [STAND_IN, 4];
      process.nextTick(() => (callback as Callback)(null, ...found));
      return {};
    };
  });
  replaceFunction(dns.promises as unknown as { lookup: Lookup }, 'lookup', (lookup) => {
    return function mapped(this: unknown, ...given) {
      if (!isMapped(given[0])) return lookup.apply(this, given);
      const found = { address: STAND_IN, family: 4 };
      return Promise.resolve(wantsAll(given[1]) ? [found] : found);
    };
  });
  replaceConnects(
    (connect) =>
      function mapped(request, address, wantedPort) {
        const isOurs = address === STAND_IN || address === METADATA_ADDRESS;
        return isOurs
          ? connect.call(this, request, '127.0.0.1', port)
          : connect.call(this, request, address, wantedPort);
      },
  );
  syncBuiltinESMExports();
}

function isMapped(host: unknown): boolean {
  if (typeof host !== 'string') return false;
  const name = host.toLowerCase().replace(/\.$/, '');
  return isGoogleHost(name) || cloudNamedBy(name) !== undefined;
}

function wantsAll(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'all' in options && options.all === true;
}
