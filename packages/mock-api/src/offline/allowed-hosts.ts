import type { NetworkRule } from './rules.ts';

/**
 * Allows some hosts, by name or by address, and with a name whatever addresses it stands for.
 *
 * @param hosts `registry.npmjs.org`, `10.0.0.7`; no ports, no patterns.
 */
export function allowHosts(hosts: readonly string[]): Pick<NetworkRule, 'allowsName' | 'allowsAddress' | 'learn'> {
  const names = new Set(hosts.map((host) => host.toLowerCase()));
  const addresses = new Set(names);
  return {
    allowsName: (host) => names.has(host.toLowerCase().replace(/\.$/, '')),
    allowsAddress: (address) => addresses.has(address.toLowerCase()),
    learn: (found) => {
      for (const address of found) addresses.add(address.toLowerCase());
    },
  };
}
