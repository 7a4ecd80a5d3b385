import { processWide } from '../doors/process-wide.ts';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';
import { OfflineError, blockedLine, type BlockedCall } from './blocked-call.ts';

/** What one user of the guard allows beyond this machine itself. A call passes when every rule in force allows it. */
export type NetworkRule = {
  /** Whether a name may be looked up. */
  readonly allowsName: (host: string) => boolean;
  /** Whether an address may be connected to. */
  readonly allowsAddress: (address: string) => boolean;
  /** Told what an allowed name stands for, so that the connection that follows can be allowed too. */
  readonly learn: (addresses: readonly string[]) => void;
  /** Told of each call that this rule stopped, in the context of whoever made it. */
  readonly onBlocked: (call: BlockedCall) => void;
  /** A sentence to add to the error for a name, when this rule knows why the call came this far. */
  readonly hint?: (host: string) => string | undefined;
};

/** The rules in force, for every copy of this package in the process. */
export const networkRules: Set<NetworkRule> = processWide('network-rules', () => new Set<NetworkRule>());

/** Stops a call for a name unless all rules allow it. @returns The error to give to the caller; nothing when it may pass. */
export function refuseName(kind: BlockedCall['kind'], target: string, host: string): OfflineError | undefined {
  const refusing = [...networkRules].filter((rule) => !rule.allowsName(host));
  if (refusing.length === 0) return undefined;
  const call = record(kind, target, refusing);
  const hint = refusing.map((rule) => rule.hint?.(host)).find((text) => text !== undefined);
  return new OfflineError(hint ? `${blockedLine(call)}: ${hint}` : blockedLine(call));
}

/** As {@link refuseName}, for a host given by name or by address: this machine itself always passes. */
export function refuseHost(kind: BlockedCall['kind'], target: string, host: string): OfflineError | undefined {
  return isLoopbackHost(host) ? undefined : refuseName(kind, target, host);
}

/** As {@link refuseName}, for an address: this machine's own always passes. */
export function refuseAddress(kind: BlockedCall['kind'], address: string, port: number): OfflineError | undefined {
  if (isLoopbackAddress(address)) return undefined;
  const refusing = [...networkRules].filter((rule) => !rule.allowsAddress(address));
  if (refusing.length === 0) return undefined;
  const target = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  return new OfflineError(blockedLine(record(kind, target, refusing)));
}

export function learnAddresses(addresses: readonly string[]): void {
  for (const rule of networkRules) rule.learn(addresses);
}

function record(kind: BlockedCall['kind'], target: string, refusing: readonly NetworkRule[]): BlockedCall {
  const call: BlockedCall = { kind, target, stack: stackHere() };
  for (const rule of refusing) rule.onBlocked(call);
  return call;
}

/** Where the program stands, without the error's own line. */
export function stackHere(): string {
  return (new Error('here').stack ?? '').split('\n').slice(1).join('\n');
}
