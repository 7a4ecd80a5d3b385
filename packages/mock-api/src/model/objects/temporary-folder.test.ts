import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeTemporaryFolder, removeLeftFolders, removeTemporaryFolder } from './temporary-folder.ts';

test('makes a folder for the user alone, and removes it with what is in it', () => {
  const folder = makeTemporaryFolder();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  writeFileSync(join(folder, 'file'), '');
  removeTemporaryFolder(folder);
  expect(existsSync(folder)).toBe(false);
});

test('leaves no folder behind when a process ends without removing it', () => {
  const script = `const { makeTemporaryFolder } = await import(${JSON.stringify(new URL('temporary-folder.ts', import.meta.url).href)}); process.stdout.write(makeTemporaryFolder());`;
  const folder = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect(folder).toContain('genai-batch-mock-');
  expect(existsSync(folder)).toBe(false);
});

test('clears up after a process that was killed, when a day has passed', () => {
  const [old, fresh] = ['abcdef', 'ghijkl'].map((end) => join(tmpdir(), `genai-batch-mock-4194303-${end}`)) as [
    string,
    string,
  ];
  for (const folder of [old, fresh]) {
    mkdirSync(folder, { recursive: true });
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  }
  const own = makeTemporaryFolder();
  onTestFinished(() => removeTemporaryFolder(own));
  for (const folder of [old, own]) utimesSync(folder, 0, 0);
  removeLeftFolders();
  expect([old, fresh, own].map((folder) => existsSync(folder))).toEqual([false, true, true]);
});
