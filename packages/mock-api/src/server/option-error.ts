/** What the system says of a path that an option names, with that option; any other error as it is. */
export function optionError(option: string, path: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return new Error(`${option} ${path}: ${error.message}`, { cause: error });
}
