import { expect, test } from 'vitest';
import type { GsStore } from './gs-store.ts';
import { gsWriter } from './gs-writer.ts';

test.for([
  ['gs://b/rows.jsonl', 'application/jsonl'],
  ['gs://b/rows.jsonl.gz', 'application/gzip'],
] as const)('%s is written as %s', async ([uri, contentType]) => {
  const types: string[] = [];
  const store = {
    async write(object: object, _: unknown, options: { contentType: string }) {
      types.push(options.contentType);
      return object;
    },
  } as unknown as GsStore;
  async function* nothing(): AsyncGenerator<Buffer> {}
  await gsWriter(store, uri).write(nothing());
  expect(types).toEqual([contentType]);
});
