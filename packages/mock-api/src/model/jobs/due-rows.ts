/** How many of a job's rows are due by now, if they are spread evenly over its running time. */
export function dueRows(totalRows: number, elapsedMs: number, runningMs: number): number {
  return elapsedMs >= runningMs ? totalRows : Math.floor((totalRows * Math.max(0, elapsedMs)) / runningMs);
}
