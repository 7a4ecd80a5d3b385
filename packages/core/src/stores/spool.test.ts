import { readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Spool } from './spool.ts';

const readAll = async (spool: Spool): Promise<string> => Buffer.concat(await Array.fromAsync(spool.read())).toString();

test('gives back what was added, from memory or from a file, as often as wanted', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.string()), fc.nat(20), async (texts, memoryBytes) => {
      const spool = new Spool(memoryBytes);
      for (const text of texts) await spool.add(Buffer.from(text));
      expect(await readAll(spool)).toBe(texts.join(''));
      expect(await readAll(spool)).toBe(texts.join(''));
      expect(spool.sizeBytes).toBe(Buffer.byteLength(texts.join('')));
      await spool.close();
    }),
    { numRuns: 30 },
  ));

test('keeps rows from other users, and leaves nothing behind', async () => {
  const before = new Set(await readdir(tmpdir()));
  const spool = new Spool(1);
  await spool.add(Buffer.from('a secret row'));
  const made = (await readdir(tmpdir())).filter((name) => /^genai-batch-.*\.jsonl$/.test(name) && !before.has(name));
  const modes = await Promise.all(
    made.map(async (name) => (await stat(path.join(tmpdir(), name)).catch(() => undefined))?.mode),
  );
  expect(modes.filter((mode) => mode !== undefined && (mode & 0o077) === 0).length).toBeGreaterThan(0);
  await spool.close();
  await expect(readAll(spool)).resolves.toBe('');
});
