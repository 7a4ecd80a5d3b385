import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localFile } from './local-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function fileOf(bytes: string | Uint8Array, ending = '.jsonl'): Promise<string> {
  const file = path.join(folder, `${++files}${ending}`);
  await writeFile(file, bytes);
  return file;
}
const linesOf = async (address: string, signal?: AbortSignal): Promise<string[]> =>
  (await Array.fromAsync(localFile(address).lines(signal))).flatMap(({ lines }) => lines);

test('reads a path and a file: URL', async () => {
  const file = await fileOf('{"a":1}\n{"b":2}\n', ' of ü.jsonl');
  for (const address of [file, path.relative(process.cwd(), file), pathToFileURL(file).href]) {
    expect(await linesOf(address)).toEqual(['{"a":1}', '{"b":2}']);
  }
});

test.for<[title: string, text: string, lines: string[]]>([
  ['no byte', '', []],
  ['a byte order mark', '\uFEFF{"a":1}\n', ['{"a":1}']],
  ['lines of Windows', '{"a":1}\r\n{"b":2}\r\n', ['{"a":1}', '{"b":2}']],
  ['a line separator in a string', '{"a":"\u2028"}\n', ['{"a":"\u2028"}']],
  ['no newline at the end', '{"a":1}\n{"b":2}', ['{"a":1}', '{"b":2}']],
])('reads a file with %s, packed with gzip or not', async ([, text, lines]) => {
  expect(await linesOf(await fileOf(text))).toEqual(lines);
  expect(await linesOf(await fileOf(gzipSync(text), '.jsonl.gz'))).toEqual(lines);
});

test('names lines that are no UTF-8', async () => {
  const file = await fileOf(Buffer.from([0x7b, 0x7d, 0x0a, 0x22, 0xff, 0x22, 0x0a]));
  const [batch] = await Array.fromAsync(localFile(file).lines());
  expect(batch?.malformed).toEqual(new Set([1]));
});

test('reads a packed file whatever it is called, and one that is only called so', async () => {
  expect(await linesOf(await fileOf(gzipSync('a\n'), '.jsonl'))).toEqual(['a']);
  expect(await linesOf(await fileOf('a\n', '.jsonl.gz'))).toEqual(['a']);
});

test('reads a packed file that was written in several pieces', async () => {
  expect(await linesOf(await fileOf(Buffer.concat([gzipSync('a\nb'), gzipSync('c\n')]), '.gz'))).toEqual(['a', 'bc']);
});

test('says in which line a packed file ends early', async () => {
  const packed = gzipSync('{"row":1}\n'.repeat(1000));
  const file = await fileOf(packed.subarray(0, packed.length - 4), '.jsonl.gz');
  await expect(linesOf(file)).rejects.toThrow(
    /\d+\.jsonl\.gz ends early: its gzip data stop in line \d+ or soon after/,
  );
  await expect(linesOf(file)).rejects.toMatchObject({ name: 'UnreadableFileError' });
});

test('says that a packed file is damaged', async () => {
  const packed = gzipSync(Array.from({ length: 1000 }, (_, at) => `{"row":${at}}\n`).join(''));
  packed.fill(0xaa, 200, 260);
  await expect(linesOf(await fileOf(packed, '.gz'))).rejects.toThrow(/cannot be unpacked from line \d+ on .* damaged/);
});

test('reads a line of 200 MB', async () => {
  const file = path.join(folder, 'long.jsonl');
  const handle = await open(file, 'w');
  await handle.writeFile('"');
  for (let megabytes = 0; megabytes < 200; megabytes++) await handle.writeFile(Buffer.alloc(1_000_000, 'x'));
  await handle.writeFile('"\n{}\n');
  await handle.close();
  const lengths: number[] = [];
  for await (const { lines } of localFile(file).lines()) lengths.push(...lines.map((line) => line.length));
  expect(lengths).toEqual([200_000_002, 2]);
});

test.for<[title: string, address: () => Promise<string> | string, message: RegExp]>([
  [
    'no file',
    () => path.join(folder, 'none.jsonl'),
    /Cannot read .*none\.jsonl: there is no such file or directory \(looked at \//,
  ],
  ['a directory', () => folder, /it is a directory\. Give a file in it, such as .*rows\.jsonl/],
  ['a file as a directory', async () => path.join(await fileOf('x'), 'y'), /a part of the path is a file/],
  ['another machine’s file', () => 'file://server/rows.jsonl', /leads to no file of this machine/],
])('says what to do about %s', async ([, address, message]) => {
  const reading = linesOf(await address());
  await expect(reading).rejects.toThrow(message);
  await expect(reading).rejects.toMatchObject({ name: 'InvalidArgumentError' });
});

test('leaving the loop closes the file, and an abort ends it', async () => {
  const file = await fileOf(`${'x'.repeat(1000)}\n`.repeat(2000));
  for await (const { lines } of localFile(file).lines()) {
    expect(lines.length).toBeGreaterThan(0);
    break;
  }
  const controller = new AbortController();
  const reading = (async () => {
    for await (const _ of localFile(file).lines(controller.signal)) controller.abort(new Error('enough'));
  })();
  await expect(reading).rejects.toThrow('enough');
});
