import type { Claim } from '../model/claim.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { ServiceError } from '../model/service-error.ts';
import { claimsOf } from './claims-of.ts';
import { cloudContext } from './current-cloud.ts';
import { cloudNamedBy, hostnameOf } from './google-hosts.ts';

/** What a door has to know of a cloud to tell whether a call is for it. */
export type Tenant = Pick<MockCloud, 'name' | 'owns'>;

/**
 * Finds the cloud that a call is for, among those that are open.
 *
 * Asked in this order: a host made for one cloud · the project in the path, the API key, the upload session ·
 * the context (`cloud.run(fn)`) · bearer, issuer, bucket · the only open cloud. A claim counts only when exactly
 * one open cloud owns it: five clouds of the same project are told apart by the context alone.
 *
 * @throws ServiceError `FAILED_PRECONDITION` when nothing says whose call it is, and when two things say different
 * clouds. No client tries again after that status, so the message reaches the person who can mend it.
 */
export async function findCloud<Cloud extends Tenant>(request: Request, open: readonly Cloud[]): Promise<Cloud> {
  const named = cloudNamedBy(hostnameOf(new URL(request.url)));
  if (named !== undefined) return cloudCalled(named, open, request);

  const { strong, weak } = await claimsOf(request);
  const current = currentCloud(open, request);
  const claimed = [
    ...(current ? [{ cloud: current, because: 'the running code (cloud.run, or the test)' }] : []),
    ...strong.flatMap((claim) => {
      const cloud = onlyOwner(claim, open);
      return cloud ? [{ cloud, because: told(claim) }] : [];
    }),
  ];
  const [first, ...others] = claimed;
  const other = others.find(({ cloud }) => cloud !== first?.cloud);
  if (first && other) {
    throw refusal(
      request,
      `${first.because} says "${first.cloud.name}", but ${other.because} says "${other.cloud.name}"`,
      'A queue, a timer or an event listener may be running this call on behalf of another test: give each cloud a client of its own, or wrap the work in cloud.run(…).',
    );
  }
  const found = first?.cloud ?? firstOwner(weak, open) ?? (open.length === 1 ? open[0] : undefined);
  if (found) return found;
  if (open.length === 0) {
    throw refusal(request, 'no cloud is open', 'Open one with intercept(cloud) before the call and close it after.');
  }
  const claims = [...strong, ...weak].map(told);
  throw refusal(
    request,
    `${open.length} clouds are open (${names(open)}) and ${claims.length > 0 ? `none or several of them own ${claims.join(', ')}` : 'nothing in the call names one'}`,
    'Make the call inside cloud.run(…), or give the cloud a project, key or token that no other open cloud has.',
  );
}

function cloudCalled<Cloud extends Tenant>(name: string, open: readonly Cloud[], request: Request): Cloud {
  const [cloud, ...more] = open.filter((candidate) => candidate.name.toLowerCase() === name);
  if (cloud && more.length === 0) return cloud;
  throw refusal(
    request,
    cloud ? `${more.length + 1} open clouds are called "${name}"` : `no open cloud is called "${name}"`,
    open.length > 0 ? `Open clouds: ${names(open)}.` : 'No cloud is open: intercept(cloud) opens one.',
  );
}

/** A context that has been left behind (its cloud is closed) must not leak into whichever cloud is open now. */
function currentCloud<Cloud extends Tenant>(open: readonly Cloud[], request: Request): Cloud | undefined {
  const current = cloudContext.getStore();
  if (!current) return undefined;
  const cloud = open.find((candidate) => candidate === (current as Tenant));
  if (cloud) return cloud;
  throw refusal(
    request,
    `it was made on behalf of cloud "${current.name}", which is not open here`,
    'Work that a test leaves behind goes on after its end: await it, or abort it, before the test returns.',
  );
}

function firstOwner<Cloud extends Tenant>(claims: readonly Claim[], open: readonly Cloud[]): Cloud | undefined {
  for (const claim of claims) {
    const owner = onlyOwner(claim, open);
    if (owner) return owner;
  }
  return undefined;
}

function onlyOwner<Cloud extends Tenant>(claim: Claim, open: readonly Cloud[]): Cloud | undefined {
  const owners = open.filter((cloud) => cloud.owns(claim));
  return owners.length === 1 ? owners[0] : undefined;
}

/** Names a claim without giving a secret away. */
function told({ kind, value }: Claim): string {
  switch (kind) {
    case 'project':
    case 'bucket':
      return `${kind} "${value}"`;
    case 'issuer':
      return `the account "${value}"`;
    case 'api-key':
      return 'the API key';
    case 'bearer':
      return 'the bearer token';
    case 'upload':
      return 'the upload session';
    default:
      return kind satisfies never;
  }
}

const names = (clouds: readonly Tenant[]): string => clouds.map(({ name }) => `"${name}"`).join(', ');

function refusal(request: Request, because: string, advice: string): ServiceError {
  return new ServiceError(
    'FAILED_PRECONDITION',
    `The mock cloud cannot tell whose call this is: ${callOf(request)}: ${because}. ${advice}`,
  );
}

/** The query stays out of it: it may hold a key, and rarely says more than the path. */
function callOf({ method, url }: Request): string {
  const { protocol, host, pathname } = new URL(url);
  return `${method} ${protocol}//${host}${pathname}`;
}
