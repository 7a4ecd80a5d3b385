import { expect, onTestFinished, test } from 'vitest';
import { createKeptCloud } from '../../create-mock-cloud.ts';
import { memoryState } from '../state/cloud-state.ts';
import type { Watched } from '../state/state-keeper.ts';

test('files whose 48 hours are over are let go by the next upload', async () => {
  let files: () => Iterable<Watched> = () => [];
  const cloud = createKeptCloud(
    { clock: 'manual' },
    {
      ...memoryState,
      watch(kind, all) {
        if (kind === 'file') files = all;
      },
    },
  );
  onTestFinished(() => cloud.close());
  const held = (): string[] => [...files()].map(({ key }) => key);
  const put = async (name: string): Promise<string> => (await cloud.files.put({ name }, [Buffer.from(name)])).name;
  await put('first');
  await cloud.clock.advance(24 * 3_600_000);
  await put('second');
  await cloud.clock.advance(24 * 3_600_000);
  expect(cloud.files.list().map(({ name }) => name)).toEqual(['files/second']);
  expect(held()).toEqual(['files/first', 'files/second']);
  await put('third');
  expect(held()).toEqual(['files/second', 'files/third']);
});
