import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { anyCase, type Case, fates } from './any-case.ts';
import { canonical } from './canonical.ts';
import { expectedRows } from './expected-rows.ts';
import { playCase } from './play-case.ts';
import { routes } from './routes.ts';

/** Jobs on each route. Through every other door rows go the same ways: few show that it does no harm. */
const RUNS = { firstDoor: 16, others: 3 } as const;

/** A failure is made smaller until then: its message has the seed, and the path to the smallest job that fails. */
const SHRINKING_MS = 60_000;

describe.for(doors)('at the $name door', (door) => {
  test.for(routes)(
    'what goes in is what the model is asked, and every row has one end: $name',
    { timeout: 2 * SHRINKING_MS },
    async (route) => {
      await fc.assert(
        fc.asyncProperty(anyCase(route), async (drawn) => {
          const { asked, endings, job, cloud } = await playCase(door, route, drawn);
          expect(job.state, cloud).toBe('JOB_STATE_SUCCEEDED');
          expect(inOneOrder(asked), cloud).toEqual(inOneOrder(mustBeAsked(drawn)));
          expect(endings, cloud).toEqual(expectedRows(route, drawn, orderOf(asked, drawn)));
        }),
        { numRuns: door === doors[0] ? RUNS.firstDoor : RUNS.others, interruptAfterTimeLimit: SHRINKING_MS },
      );
    },
  );
});

test.for(routes)('whatever can befall a row does: $name', (route) => {
  const cases = fc.sample(anyCase(route), { numRuns: 100, seed: 7 });
  const befallen = new Set(cases.flatMap(({ rows }) => rows.map(({ fate }) => fate)));
  expect([...befallen].toSorted()).toEqual(['none', ...fates].toSorted());
});

function mustBeAsked({ rows }: Case): readonly unknown[] {
  return rows.filter(({ fate }) => fate !== 'error').map(({ asked }) => asked);
}

function inOneOrder(questions: readonly unknown[]): unknown[] {
  return questions.toSorted((one, other) => (canonical(one) < canonical(other) ? -1 : 1));
}

/** Places of rows, in the order in which the cloud came to them. */
function orderOf(asked: readonly unknown[], { rows, order }: Case): number[] {
  if (order === 'input') return rows.map((_, at) => at);
  return asked.map((question) => Number(/#(\d+)#/.exec(JSON.stringify(question))?.[1]));
}
