/** The file that a guarded child process appends to: one {@link import('./blocked-call.ts').BlockedCall} as JSON a line. */
export const logVariable = 'GENAI_BATCH_OFFLINE_LOG';
/** Hosts that a guarded child process may reach, separated by commas. */
export const allowVariable = 'GENAI_BATCH_OFFLINE_ALLOW';
