import { getCACertificates, setDefaultCACertificates } from 'node:tls';

let usual: readonly string[] | undefined;
const trusted = new Set<string>();

/**
 * Lets the clients of this process trust an authority beside those that they trust anyway, in connections that they make
 * from now on: what `NODE_EXTRA_CA_CERTS` does for a process that is yet to start.
 *
 * @param ca PEM.
 * @returns What takes the trust back.
 */
export function trust(ca: string): () => void {
  usual ??= getCACertificates('default');
  trusted.add(ca);
  setDefaultCACertificates([...usual, ...trusted]);
  return () => {
    trusted.delete(ca);
    setDefaultCACertificates([...(usual ?? []), ...trusted]);
  };
}
