import dns from 'node:dns';
import { isIP } from 'node:net';
import type { OfflineError } from './blocked-call.ts';
import { replaceFunction, type InstallLayer } from './layer.ts';
import { isLoopbackHost } from './loopback.ts';
import { learnAddresses, networkRules, refuseHost, refuseName } from './rules.ts';

type AnyFunction = (this: unknown, ...given: unknown[]) => unknown;
type Functions = Record<string, AnyFunction>;

/** Questions that go to a name server whatever they ask for, this machine's own name included. */
const question = /^(?:resolve|reverse$|lookupService$)/;

/** `dns.lookup` serves every socket of Node's that is opened by name; the others are asked for by hand. */
export const nameLayer: InstallLayer = () => {
  const restores = [
    replaceFunction(dns as unknown as Functions, 'lookup', guardedLookup),
    replaceFunction(dns.promises as unknown as Functions, 'lookup', guardedPromisedLookup),
    ...guardQuestions(dns as unknown as Functions, callBack),
    ...guardQuestions(dns.Resolver.prototype as unknown as Functions, callBack),
    ...guardQuestions(dns.promises as unknown as Functions, reject),
    ...guardQuestions(dns.promises.Resolver.prototype as unknown as Functions, reject),
  ];
  return () => {
    for (const restore of restores) restore();
  };
};

const guardedLookup = (lookup: AnyFunction): AnyFunction =>
  function guarded(this: unknown, ...given) {
    const host = given[0];
    const callback = given.at(-1);
    if (typeof host !== 'string' || typeof callback !== 'function' || passes(host)) return lookup.apply(this, given);
    const error = refuseHost('dns', `lookup of ${host}`, host);
    if (error) return callBack(error, given);
    const learning = (failure: unknown, found: unknown, ...rest: unknown[]): unknown => {
      learnAddresses(addressesIn(found));
      return callback(failure, found, ...rest);
    };
    return lookup.apply(this, [...given.slice(0, -1), learning]);
  };

const guardedPromisedLookup = (lookup: AnyFunction): AnyFunction =>
  function guarded(this: unknown, ...given) {
    const host = given[0];
    if (typeof host !== 'string' || passes(host)) return lookup.apply(this, given);
    const error = refuseHost('dns', `lookup of ${host}`, host);
    if (error) return reject(error);
    return Promise.resolve(lookup.apply(this, given)).then((found) => {
      learnAddresses(addressesIn(found));
      return found;
    });
  };

/** An address asks nobody, nor does this machine's own name; and without rules nothing is asked about either. */
const passes = (host: string): boolean =>
  host === '' || isIP(host) > 0 || isLoopbackHost(host) || networkRules.size === 0;

function guardQuestions(owner: Functions, refuse: (error: OfflineError, given: unknown[]) => unknown): (() => void)[] {
  const names = Object.getOwnPropertyNames(owner).filter((name) => question.test(name));
  return names.map((name) =>
    replaceFunction(owner, name, (ask) => {
      return function guarded(this: unknown, ...given) {
        const host = given[0];
        const error = typeof host === 'string' ? refuseName('dns', `${name} of ${host}`, host) : undefined;
        return error ? refuse(error, given) : ask.apply(this, given);
      };
    }),
  );
}

function callBack(error: OfflineError, given: unknown[]): object {
  const callback = given.at(-1);
  if (typeof callback !== 'function') throw error;
  process.nextTick(callback, error);
  return {};
}

const reject = (error: OfflineError): Promise<never> => Promise.reject(error);

/** `'1.2.3.4'`, `{ address }` or `[{ address }, …]`, by the options of the lookup. */
function addressesIn(found: unknown): string[] {
  if (Array.isArray(found)) return found.flatMap(addressesIn);
  if (typeof found === 'object' && found !== null && 'address' in found) return addressesIn(found.address);
  return typeof found === 'string' ? [found] : [];
}
