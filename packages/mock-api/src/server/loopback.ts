/** Only this machine can reach such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

const SHORTEST_TOKEN = 16;

/** @throws RangeError for an address that others can reach, unless there is an admin token; for a token that could be guessed */
export function checkListening(host: string, adminToken: string | undefined): void {
  if (adminToken !== undefined && !/^[!-~]+$/.test(adminToken)) {
    throw new RangeError(
      'The admin token must be of letters, digits and signs that a header can hold, without spaces.',
    );
  }
  if (adminToken !== undefined && adminToken.length < SHORTEST_TOKEN) {
    throw new RangeError(`The admin token must have at least ${SHORTEST_TOKEN} characters, else it could be guessed.`);
  }
  if (host === '') throw new RangeError('The host to listen on must not be empty.');
  if (isLoopback(host) || adminToken !== undefined) return;
  throw new RangeError(
    `The mock cloud only listens on this machine (127.0.0.1, ::1 or localhost), not on ${JSON.stringify(host)}, unless it has an admin token: anybody who reaches it could change everything in it. Put one into the file that --admin-token-file names, or into GENAI_BATCH_MOCK_ADMIN_TOKEN.`,
  );
}
