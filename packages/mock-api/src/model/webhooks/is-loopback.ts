/** Whether an address leads to this machine whatever the name service says. */
export function isLoopback(uri: string): boolean {
  const url = URL.parse(uri);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}
