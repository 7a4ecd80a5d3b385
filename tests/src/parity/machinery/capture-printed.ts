const METHODS = ['log', 'info', 'debug', 'warn', 'error'] as const;

/** Runs something and returns the lines that it wrote to the console, which do not appear there. */
export async function capturePrinted(run: () => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  const before = METHODS.map((method) => [method, console[method]] as const);
  for (const method of METHODS)
    console[method] = (...values: unknown[]) => void lines.push(values.map(String).join(' '));
  try {
    await run();
  } finally {
    for (const [method, original] of before) console[method] = original;
  }
  return lines;
}
