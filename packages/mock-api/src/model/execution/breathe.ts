// Taken when the module loads: a test runner's fake timers would keep a job waiting for a turn that never comes.
const { setImmediate } = globalThis;
const ROWS_IN_A_BREATH = 200;

/** Lets other requests be answered, now and then. @returns A promise to wait for when it is time, else nothing. */
export function breathe(row: number): Promise<void> | undefined {
  return row % ROWS_IN_A_BREATH === ROWS_IN_A_BREATH - 1
    ? new Promise((resolve) => void setImmediate(resolve))
    : undefined;
}
