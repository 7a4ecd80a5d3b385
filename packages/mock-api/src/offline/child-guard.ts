/** The file that a guarded child process appends to: one {@link import('./blocked-call.ts').BlockedCall} as JSON a line. */
export const logVariable = 'GENAI_BATCH_OFFLINE_LOG';
/** The port of a mock server on this machine to which a guarded child process sends connections for Google's hosts. */
export const mappedPortVariable = 'GENAI_BATCH_MAPPED_PORT';
/** Hosts that a guarded child process may reach, separated by commas. */
export const allowVariable = 'GENAI_BATCH_OFFLINE_ALLOW';
