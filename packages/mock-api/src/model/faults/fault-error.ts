/** A fault that cannot be set up. The message says what is wrong with its rule, and what would be right. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
}
