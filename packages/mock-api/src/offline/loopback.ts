import { isIP, isIPv6 } from 'node:net';

/** Whether an address stays on this machine. `0.0.0.0` and `::` do, as a destination: the system reads them as itself. */
export function isLoopbackAddress(address: string): boolean {
  const plain = address
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
    .toLowerCase();
  if (isIP(plain) === 4) return plain.startsWith('127.') || plain === '0.0.0.0';
  if (!isIPv6(plain)) return false;
  // One spelling for all of an address's: `0:0:0:0:0:0:0:1` and `::1`, `::ffff:127.0.0.1` and `::ffff:7f00:1`.
  const canonical = new URL(`http://[${plain}]/`).hostname.slice(1, -1);
  return canonical === '::1' || canonical === '::' || /^::ffff:7f[0-9a-f]{2}:/.test(canonical);
}

/** Whether a host, by name or by address, is this machine. Only `localhost` is a name that no system asks a server for. */
export function isLoopbackHost(host: string): boolean {
  return host.replace(/\.$/, '').toLowerCase() === 'localhost' || isLoopbackAddress(host);
}
