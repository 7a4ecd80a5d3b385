import type { MockCloud } from './mock-cloud.ts';

/** A cloud in a few lines: what somebody needs who is to see the same again. */
export function describeCloud({ name, seed, clock, jobs, batches, faults, journal }: MockCloud): string {
  const added = faults.list();
  const tail = journal.tail();
  return [
    `Mock cloud "${name}": seed ${seed}, clock ${clock.kind} at ${new Date(clock.now()).toISOString()}. To see it again: createMockCloud({ seed: ${seed}, clock: '${clock.kind}' }).`,
    ...list('Jobs', linesOf(jobs.list())),
    ...(batches.list().length > 0 ? list('Batches', linesOf(batches.list())) : []),
    ...list('Faults', added.map(String)),
    ...list(`Requests (the last ${tail.length} of ${journal.last})`, tail),
  ].join('\n');
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}: none.`] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** The newest ten. */
function linesOf(jobs: readonly { id: string; displayName?: string; state: string }[]): string[] {
  return jobs.slice(0, 10).map(({ id, displayName, state }) => `${id} ${displayName ?? 'without a name'}: ${state}`);
}
