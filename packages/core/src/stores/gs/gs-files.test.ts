import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gsFiles } from './gs-files.ts';
import type { GsStore } from './gs-store.ts';

const storeOf = (objects: Record<string, Buffer>): GsStore => ({
  async *list(bucket, prefix) {
    for (const name of Object.keys(objects).toSorted()) if (name.startsWith(prefix)) yield { bucket, name };
  },
  async *listDirectories() {},
  async *read({ name }) {
    yield objects[name]!;
  },
  find: async ({ bucket, name }) => (name in objects ? { bucket, name } : expect.unreachable()),
  write: () => expect.unreachable(),
  delete: () => expect.unreachable(),
});
const bucket = storeOf({
  'in/1.jsonl': Buffer.from('a\n'),
  'in/2.jsonl': gzipSync('b\n'),
  'in/deep/3.jsonl': Buffer.from('c\n'),
  'in/[4].jsonl': Buffer.from('d\n'),
  'in/notes.txt': Buffer.from('x\n'),
});
const linesOf = async (uri: string): Promise<string[]> => {
  const lines: string[] = [];
  for await (const file of gsFiles(bucket, uri)) {
    for await (const batch of file.lines()) lines.push(...batch.lines);
  }
  return lines;
};

test.for<[uri: string, lines: string[]]>([
  ['gs://b/in/1.jsonl', ['a']],
  ['gs://b/in/2.jsonl', ['b']],
  ['gs://b/in/*.jsonl', ['a', 'b', 'd']],
  ['gs://b/in/[4]*', ['d']],
  ['gs://b/**.jsonl', ['a', 'b', 'd', 'c']],
  ['gs://b/*/deep/*.jsonl', ['c']],
  ['gs://b/in/?.jsonl*', []],
])('reads %s', async ([uri, lines]) => {
  if (lines.length > 0) expect(await linesOf(uri)).toEqual(lines);
  else await expect(linesOf(uri)).rejects.toThrow(`No object fits ${uri}`);
});

test('says what is there when no object fits', async () => {
  await expect(linesOf('gs://b/in/*.csv')).rejects.toThrow(
    'No object fits gs://b/in/*.csv: there is gs://b/in/1.jsonl, gs://b/in/2.jsonl, gs://b/in/[4].jsonl, ' +
      'gs://b/in/deep/3.jsonl, gs://b/in/notes.txt. Check the address',
  );
  await expect(linesOf('gs://b/out/*')).rejects.toThrow('nothing begins with gs://b/out/');
});

test('says that a directory is none', async () => {
  await expect(linesOf('gs://b/in/')).rejects.toThrow(
    'gs://b/in/ is a directory, not an object. Give the objects in it, such as gs://b/in/*.jsonl.',
  );
  await expect(linesOf('gs://b')).rejects.toThrow('such as gs://b/*.jsonl');
});
