import { syncBuiltinESMExports } from 'node:module';
import { processWide } from '../doors/process-wide.ts';
import { datagramLayer } from './datagram-layer.ts';
import { http2Layer } from './http2-layer.ts';
import { nameLayer } from './name-layer.ts';
import { networkRules, type NetworkRule } from './rules.ts';
import { tcpLayer } from './tcp-layer.ts';

const installed: { restores: (() => void)[] } = processWide('network-layers', () => ({ restores: [] }));

/**
 * Puts a rule in force, and the layers in place with the first one. Two users never undo each other: the layers go
 * away with the last rule.
 *
 * @returns Takes the rule out of force; calling it again does nothing.
 */
export function enforce(rule: NetworkRule): () => void {
  networkRules.add(rule);
  if (installed.restores.length === 0) install();
  return () => {
    if (networkRules.delete(rule) && networkRules.size === 0) uninstall();
  };
}

function install(): void {
  for (const layer of [nameLayer, datagramLayer, http2Layer, tcpLayer]) installed.restores.push(layer());
  syncBuiltinESMExports(); // `import { lookup } from 'node:dns'` sees the change as well
}

function uninstall(): void {
  for (const restore of installed.restores.splice(0)) restore();
  syncBuiltinESMExports();
}
