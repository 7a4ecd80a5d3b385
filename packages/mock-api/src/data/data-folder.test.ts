import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ContentRecord } from '../model/state/state-keeper.ts';
import { DataFolder } from './data-folder.ts';
import { readRecordLine, recordLine } from './record-line.ts';

function newPath(): string {
  const root = mkdtempSync(join(tmpdir(), 'data-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

function open(path: string): DataFolder {
  const folder = new DataFolder(path);
  onTestFinished(() => folder.close());
  return folder;
}

function put(folder: DataFolder, key: string, value: unknown): void {
  folder.changed('counter', key, () => value);
}

const all = (folder: DataFolder): object => Object.fromEntries(folder.records('counter'));

/** As if the process had been killed: what is on disk stays as it is. */
function killed(path: string): void {
  rmSync(join(path, 'lock'));
}

test('keeps what was written down, in order, and nothing that was not', () => {
  const path = newPath();
  const folder = open(path);
  expect(folder.isNew).toBe(true);
  for (const key of ['z', 'a', '10', '9']) put(folder, key, { key });
  folder.flush();
  folder.changed('counter', 'a');
  put(folder, 'z', 'other');
  folder.flush();
  put(folder, 'late', 1);
  killed(path);
  const later = open(path);
  expect(later.isNew).toBe(false);
  expect([...later.records('counter')]).toEqual([
    ['z', 'other'],
    ['10', { key: '10' }],
    ['9', { key: '9' }],
  ]);
});

test('begins again where it was killed in the midst of a line: with all changes of a call, or none', () => {
  const path = newPath();
  const folder = open(path);
  put(folder, 'first', 1);
  folder.flush();
  const whole = statSync(join(path, 'state.journal')).size;
  put(folder, 'second', 2);
  put(folder, 'third', 3);
  folder.flush();
  const end = statSync(join(path, 'state.journal')).size;
  for (let size = end - 1; size >= whole; size -= 1) {
    killed(path);
    truncateSync(join(path, 'state.journal'), size);
    const later = new DataFolder(path);
    expect(all(later)).toEqual({ first: 1 });
    later.close();
    writeFileSync(join(path, 'lock'), '');
  }
});

test('writes on behind a torn line as if it had not been there', () => {
  const path = newPath();
  const folder = new DataFolder(path);
  put(folder, 'first', 1);
  folder.close();
  appendFileSync(join(path, 'state.journal'), '0000');
  const second = new DataFolder(path);
  put(second, 'second', 2);
  second.close();
  expect(all(open(path))).toEqual({ first: 1, second: 2 });
});

test('refuses a journal that is damaged in its midst, and says where', () => {
  const path = newPath();
  const folder = new DataFolder(path);
  for (const key of ['a', 'b', 'c']) {
    put(folder, key, 1);
    folder.flush();
  }
  folder.close();
  const journal = join(path, 'state.journal');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace('"b"', '"x"'));
  expect(() => new DataFolder(path)).toThrow(/is damaged at byte \d+/);
  writeFileSync(journal, 'something else\n');
  expect(() => new DataFolder(path)).toThrow('is no state that this version of the mock wrote');
});

test('belongs to one server at a time, and to the next when that was killed', () => {
  const path = newPath();
  const folder = open(path);
  expect(() => new DataFolder(path)).toThrow(/is in use by process \d+/);
  folder.close();
  writeFileSync(join(path, 'lock'), '4194303 1');
  expect(open(path).isNew).toBe(true);
});

test('writes down only what is another value', () => {
  const folder = open(newPath());
  const journal = (): string => readFileSync(join(folder.snapshots.root, '..', 'state.journal'), 'utf8');
  put(folder, 'a', { x: 1 });
  folder.flush();
  const before = journal();
  put(folder, 'a', { x: 1 });
  folder.flush();
  expect(journal()).toBe(before);
});

test('watches collections, and asks for no value that has not changed', () => {
  const path = newPath();
  const folder = open(path);
  const items = new Map<string, object>([['a', {}]]);
  let asked = 0;
  folder.watch('file', () =>
    [...items].map(([key, value]) => ({ key, version: [value], value: () => ((asked += 1), { key }) })),
  );
  folder.flush();
  folder.flush();
  expect(asked).toBe(1);
  items.set('b', {});
  items.delete('a');
  folder.flush();
  expect([...folder.records('file')].map(([key]) => key)).toEqual(['b']);
});

async function write(folder: DataFolder, text: string): Promise<ContentRecord> {
  const file = folder.openFile();
  await file.write(Buffer.from(text), 0);
  await file.complete?.();
  return { size: text.length, fileId: file.id };
}

const text = async (folder: DataFolder, record: ContentRecord): Promise<string> =>
  Buffer.from(await folder.content(record).bytes()).toString();

test('keeps bytes that a record speaks of, and no others', async () => {
  const path = newPath();
  const folder = open(path);
  const [kept, orphan] = [await write(folder, 'kept'), await write(folder, 'orphan')];
  const half = folder.openFile();
  await half.write(Buffer.from('half'), 0);
  onTestFinished(() => half.close());
  put(folder, 'a', { content: kept });
  folder.flush();
  killed(path);
  const later = open(path);
  expect(await text(later, later.record<{ content: typeof kept }>('counter', 'a')!.content)).toBe('kept');
  expect(readdirSync(join(path, 'incoming'))).toEqual([]);
  expect(readdirSync(join(path, 'contents'))).toEqual([kept.fileId]);
  expect(existsSync(join(path, 'contents', orphan.fileId ?? ''))).toBe(false);
  expect(await text(later, { size: 0 })).toBe('');
});

test('removes bytes that nobody needs when that has been written down', async () => {
  const path = newPath();
  const folder = open(path);
  const file = folder.openFile();
  await file.write(Buffer.from('x'), 0);
  await file.complete?.();
  const content = { size: 1, fileId: file.id };
  put(folder, 'a', { content });
  folder.flush();
  await file.close();
  folder.flush();
  expect(readdirSync(join(path, 'contents'))).toEqual([file.id]);
  folder.changed('counter', 'a');
  await file.close();
  expect(readdirSync(join(path, 'contents'))).toEqual([file.id]);
  folder.flush();
  expect(readdirSync(join(path, 'contents'))).toEqual([]);
});

test('becomes again what it was at a snapshot, bytes included', async () => {
  const path = newPath();
  const folder = open(path);
  const content = await write(folder, 'then');
  put(folder, 'a', { content });
  folder.saveSnapshot('before');
  folder.changed('counter', 'a');
  put(folder, 'b', 2);
  folder.flush();
  folder.clear();
  expect([folder.isNew, readdirSync(join(path, 'contents'))]).toEqual([true, []]);
  folder.restoreSnapshot('before');
  expect(all(folder)).toEqual({ a: { content } });
  expect(await text(folder, content)).toBe('then');
  expect(folder.snapshots.list()).toEqual(['before']);
  folder.close();
  expect(all(open(path))).toEqual({ a: { content } });
});

test.for(['', '..', 'a/b', 'UPPER', 'a~', 'x'.repeat(64)])('takes no snapshot called %j', (name) => {
  const folder = open(newPath());
  expect(() => folder.saveSnapshot(name)).toThrow("A snapshot's name");
  expect(() => folder.restoreSnapshot(name)).toThrow("A snapshot's name");
});

test('names the snapshots there are to who asks for another', () => {
  const folder = open(newPath());
  folder.saveSnapshot('one');
  expect(() => folder.restoreSnapshot('two')).toThrow('There is no snapshot "two". There are: one.');
  expect([folder.snapshots.delete('one'), folder.snapshots.delete('one')]).toEqual([true, false]);
});

test('a line of changes is read back as it was, and never with a byte changed', () => {
  const changes = fc.array(
    fc.tuple(fc.string(), fc.string({ unit: 'binary' }), fc.option(fc.json(), { nil: undefined })),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(changes, fc.nat(), fc.integer({ min: 1, max: 255 }), (given, at, flip) => {
      const line = recordLine(given.map(([kind, key, json]) => [kind, key, json && JSON.stringify(JSON.parse(json))]));
      expect(line.indexOf(10)).toBe(line.length - 1);
      const body = Buffer.from(line.subarray(0, -1));
      expect(readRecordLine(body)?.map(([, , json]) => json && JSON.parse(json))).toEqual(
        given.map(([, , json]) => json && JSON.parse(json)),
      );
      body[at % body.length]! ^= flip;
      expect(readRecordLine(body)).toBeUndefined();
    }),
  );
});

test('a journal is written anew without what is no more', () => {
  const path = newPath();
  const folder = open(path);
  for (let count = 0; count < 100; count += 1) {
    put(folder, 'a', { count });
    folder.flush();
  }
  const before = statSync(join(path, 'state.journal')).size;
  folder.rewrite();
  expect(statSync(join(path, 'state.journal')).size).toBeLessThan(before / 20);
  put(folder, 'b', 1);
  folder.flush();
  killed(path);
  expect(all(open(path))).toEqual({ a: { count: 99 }, b: 1 });
});
