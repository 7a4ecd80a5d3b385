import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InOrder } from './in-order.ts';

/** Tasks that end when they are told to. */
function tasks(
  count: number,
): { promise: Promise<number>; resolve: (value: number) => void; reject: (e: unknown) => void }[] {
  return Array.from({ length: count }, () => Promise.withResolvers<number>());
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test('results come in the order of their tasks, and never more run than there are lanes', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.nat(20).chain((count) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count })),
      async (lanes, ending) => {
        const given = tasks(ending.length);
        const delivered: number[] = [];
        let running = 0;
        let most = 0;
        const inOrder = new InOrder<number>({ lanes, deliver: (result) => void delivered.push(result) });
        const added = (async () => {
          for (const [at, { promise }] of given.entries()) {
            await inOrder.add(async () => {
              running += 1;
              most = Math.max(most, running);
              await promise;
              running -= 1;
              return at;
            });
          }
          await inOrder.drain();
        })();
        for (const at of ending) {
          given[at]?.resolve(at);
          await turn();
        }
        await added;
        expect(delivered).toEqual([...given.keys()]);
        expect(most).toBeLessThanOrEqual(lanes);
      },
    ),
  ));

test('while the first takes its time, no more than so many results wait for it', async () => {
  const first = Promise.withResolvers<number>();
  let started = 0;
  const inOrder = new InOrder<number>({ lanes: 2, deliver: () => {} });
  const added = (async () => {
    for (let at = 0; at < 100; at += 1) {
      await inOrder.add(() => {
        started += 1;
        return at === 0 ? first.promise : Promise.resolve(at);
      });
    }
    await inOrder.drain();
  })();
  for (let turns = 0; turns < 50; turns += 1) await turn();
  expect(started).toBe(8);
  first.resolve(0);
  await added;
  expect(started).toBe(100);
});

test('a task that fails ends it: nothing more is delivered, nothing is started, and the failure is told', async () => {
  const [one, two, three] = tasks(3);
  const delivered: number[] = [];
  const inOrder = new InOrder<number>({ lanes: 3, deliver: (result) => void delivered.push(result) });
  for (const task of [one, two, three]) await inOrder.add(() => task?.promise ?? Promise.resolve(0));
  three?.resolve(3);
  two?.reject(new Error('no'));
  await turn();
  one?.resolve(1);
  await expect(inOrder.drain()).rejects.toThrow('no');
  expect(delivered).toEqual([]);
  await expect(inOrder.add(async () => 4)).rejects.toThrow('no');
});
