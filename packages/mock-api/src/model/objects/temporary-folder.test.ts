import { execFileSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder.ts';

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
