import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createMockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';

const FILES = 500;
const run = promisify(execFile);

/** rclone, a client of Google's library for Go, copies files to a mock server, lists, compares and deletes them. */
const cloud = createMockCloud({ journalLimit: 0 });
const server = await serve(cloud, { port: 0 });
const home = mkdtempSync(path.join(tmpdir(), 'rclone-'));
try {
  const folder = path.join(home, 'files');
  writeFiles(folder);
  const remote = ':gcs:my-bucket/in';
  await rclone('copy', folder, remote, '--transfers=16', '--checkers=16');
  expect('files that arrived', (await cloud.bucket('my-bucket').list('in/')).length, FILES);
  expect('files in its list', (await rclone('lsf', '-R', '--files-only', remote)).trim().split('\n').length, FILES);
  // Compares sizes and MD5, and exits with 1 at a difference.
  await rclone('check', folder, remote, '--checkers=16');
  await rclone('check', folder, remote, '--download', '--checkers=16');
  await rclone('copyto', `${remote}/large`, `${remote}/copy of large`);
  await rclone('delete', remote, '--checkers=16');
  expect('files left', (await cloud.bucket('my-bucket').list()).length, 0);
  console.log(`rclone copied, listed, compared and deleted ${FILES} objects`);
} finally {
  await server.close();
  await cloud.close();
  rmSync(home, { recursive: true, force: true });
}

function writeFiles(folder: string): void {
  for (let index = 1; index < FILES; index += 1) {
    const file = path.join(folder, `${index % 10}`, `file ${index} ü+%.txt`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `line ${index}\n`.repeat(index));
  }
  // Larger than a chunk of rclone's, so it comes in several requests.
  writeFileSync(path.join(folder, 'large'), randomBytes(40_000_000));
}

async function rclone(...args: string[]): Promise<string> {
  const flags = ['--gcs-anonymous', `--gcs-endpoint=${server.url}/storage/v1/`, '--gcs-bucket-policy-only'];
  const env = { PATH: process.env['PATH'], HOME: home };
  const all = [...args, ...flags, '--gcs-project-number=1', '--retries=1', '--config='];
  const { stdout } = await run('rclone', all, { env });
  return stdout;
}

function expect(what: string, actual: number, wanted: number): void {
  if (actual !== wanted) throw new Error(`${what}: expected ${wanted}, but there are ${actual}`);
}
