import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('each item has its turn when the one before is done, whether it takes time or not', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.boolean()), async (takesTime) => {
      const seen: string[] = [];
      const done = inTurn([...takesTime.entries()], ([index, isLong]) => {
        seen.push(`begun ${index}`);
        if (!isLong) return void seen.push(`done ${index}`);
        return Promise.resolve().then(() => void seen.push(`done ${index}`));
      });
      expect(done instanceof Promise).toBe(takesTime.includes(true));
      await done;
      expect(seen).toEqual(takesTime.flatMap((_, index) => [`begun ${index}`, `done ${index}`]));
    }),
  ));

test('nothing comes after a failure', async () => {
  const seen: number[] = [];
  const failing = inTurn([1, 2, 3], async (item) => {
    seen.push(item);
    if (item === 2) throw new Error('two');
  });
  await expect(failing).rejects.toThrow('two');
  expect(seen).toEqual([1, 2]);
});
