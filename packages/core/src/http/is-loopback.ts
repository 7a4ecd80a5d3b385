/** Whether a URL's host name is this machine. WHATWG URLs have already written `127.1` or `0x7f.1` as `127.0.0.1`. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
