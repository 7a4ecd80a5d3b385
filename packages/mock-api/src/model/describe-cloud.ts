import type { MockCloud } from './mock-cloud.ts';

/** A cloud in a few lines: what somebody needs who is to see the same again. */
export function describeCloud({ name, seed, clock, jobs, faults, journal }: MockCloud): string {
  const added = faults.list();
  const tail = journal.tail();
  return [
    `Mock cloud "${name}": seed ${seed}, clock ${clock.kind} at ${new Date(clock.now()).toISOString()}. To see it again: createMockCloud({ seed: ${seed} }).`,
    ...list(
      'Jobs',
      jobs
        .list()
        .slice(0, 10)
        .map(({ id, displayName, state }) => `${id} ${displayName}: ${state}`),
    ),
    ...list('Faults', added.map(String)),
    ...list(`Requests (the last ${tail.length} of ${journal.last})`, tail),
  ].join('\n');
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}: none.`] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
