import { hash, timingSafeEqual } from 'node:crypto';
import { isGoogleHost } from '../doors/google-hosts.ts';
import { readBearer } from '../model/credentials/read-credential.ts';
import { ServiceError } from '../model/service-error.ts';
import { errorAnswer } from '../services/google-error.ts';
import { isLoopback } from './loopback.ts';

export interface GuardOptions {
  /** What the server listens on. */
  readonly host: string;
  /** Names that it may be called by beside those of this machine and Google's. */
  readonly allowHosts: readonly string[];
  /** What `/_mock/` asks for, if anything. */
  readonly adminToken: string | undefined;
}

/** Names that are remembered as the server's own. */
const MOST_KNOWN = 100;

/** Looks at a request before anything else does. @returns The refusal, if it is refused */
export type Guard = (request: Request, target: string) => Response | undefined;

/**
 * Keeps out web pages and passers-by. A page's script may send requests to this machine, under a name of its own that
 * leads here or across origins: so the `Host` has to be one that the server goes by, and no other origin may call.
 */
export function createGuard({ host, allowHosts, adminToken }: GuardOptions): Guard {
  const own = new Set([host, ...allowHosts].map((name) => name.toLowerCase()));
  const isOpen = isWildcard(host);
  const digest = adminToken === undefined ? undefined : hash('sha256', adminToken, 'buffer');
  const isOurs = (name: string): boolean =>
    own.has(name) || isLoopback(name) || isGoogleHost(name) || (isOpen && isAddress(name));
  /** Those that were found to be ours: a client brings the same one with every call. */
  const known = new Set<string>();
  return ({ headers }, target) => {
    const authority = headers.get('host') ?? '';
    if (!known.has(authority)) {
      const name = hostnameOf(authority);
      if (name === undefined || !isOurs(name)) {
        return refusal(
          `The mock cloud is not called ${JSON.stringify(authority.slice(0, 100))}. If it should be, start it with --allow-host ${name ?? 'NAME'}.`,
        );
      }
      if (known.size < MOST_KNOWN) known.add(authority);
    }
    const origin = headers.get('origin');
    const site = headers.get('sec-fetch-site');
    const isForeign =
      origin !== null ? URL.parse(origin)?.host !== authority : site === 'cross-site' || site === 'same-site';
    if (isForeign) return refusal('The mock cloud answers no web pages of other origins.');
    if (
      digest &&
      isAdmin(target) &&
      !isToken(
        readBearer((header) => headers.get(header)),
        digest,
      )
    ) {
      return errorAnswer(
        new ServiceError(
          'UNAUTHENTICATED',
          `Calls of ${ADMIN} need the admin token that this server was started with: Authorization: Bearer TOKEN.`,
        ),
      );
    }
    return undefined;
  };
}

const ADMIN = '/_mock/';

/** A program under test fetches its made-up credentials without being an administrator. */
function isAdmin(target: string): boolean {
  const path = target.split('?')[0] ?? '';
  return path.startsWith(ADMIN) && path !== '/_mock/subject-token';
}

function isToken(given: string | undefined, digest: Buffer): boolean {
  return given !== undefined && timingSafeEqual(hash('sha256', given, 'buffer'), digest);
}

/** Without port, brackets or the root's dot. */
function hostnameOf(authority: string): string | undefined {
  const url = /[/?#@\\\s]/.test(authority) ? null : URL.parse(`http://${authority}`);
  return url?.hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** No name service can make an address mean another machine. */
function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.includes(':');
}

function refusal(message: string): Response {
  return errorAnswer(new ServiceError('PERMISSION_DENIED', message));
}
