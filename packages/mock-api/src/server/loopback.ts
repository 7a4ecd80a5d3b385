/** Only this machine can reach such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** @throws RangeError for an address that others can reach */
export function checkLoopback(host: string): void {
  if (isLoopback(host)) return;
  throw new RangeError(
    `The mock cloud only listens on this machine (127.0.0.1, ::1 or localhost), not on ${JSON.stringify(host)}: anybody who reaches it can read and change everything in it, and it has no password yet.`,
  );
}
