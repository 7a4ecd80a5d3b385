import http2 from 'node:http2';
import { replaceFunction, type InstallLayer } from './layer.ts';
import { refuseHost } from './rules.ts';

/** HTTP/2 sessions: stopped here by name, because an emulated socket below would accept them and never answer. */
export const http2Layer: InstallLayer = () =>
  replaceFunction(http2 as { connect: (...given: unknown[]) => unknown }, 'connect', (connect) => {
    return function guarded(this: unknown, ...given) {
      const host = hostOf(given[0]);
      const error = host === undefined ? undefined : refuseHost('http2', host, host);
      if (error) throw error;
      return connect.apply(this, given);
    };
  });

function hostOf(authority: unknown): string | undefined {
  const url = typeof authority === 'string' ? URL.parse(authority) : authority;
  if (typeof url !== 'object' || url === null) return undefined;
  const { hostname, host } = url as { hostname?: unknown; host?: unknown };
  const named = hostname ?? host;
  return typeof named === 'string' ? named : undefined;
}
