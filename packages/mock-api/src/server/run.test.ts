import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';

/** Runs the command; `stop` asks it to end. */
function start(...args: string[]): {
  code: Promise<number>;
  out: string[];
  errors: string[];
  listening: Promise<void>;
  stop: () => void;
} {
  const out: string[] = [];
  const errors: string[] = [];
  const stop = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<void>();
  const print = (text: string): void => {
    out.push(text);
    listening.resolve();
  };
  const code = run(args, { print, printError: (text) => errors.push(text), stopAsked: stop.promise });
  onTestFinished(() => stop.resolve());
  return { code, out, errors, listening: listening.promise, stop: stop.resolve };
}

test('serves until it is asked to stop, then leaves nothing behind', async () => {
  const { code, out, errors, listening, stop } = start(
    '--port',
    '0',
    '--seed',
    '7',
    '--clock',
    'manual',
    '--project',
    'mine',
  );
  await listening;
  const text = out.join('');
  const url = /^export GOOGLE_VERTEX_BASE_URL=(.+)$/m.exec(text)?.[1] ?? '';
  const file = /^export GOOGLE_APPLICATION_CREDENTIALS=(.+)$/m.exec(text)?.[1] ?? '';
  expect(text).toContain('export GOOGLE_CLOUD_PROJECT=mine\n');
  expect(readFileSync(file, 'utf8')).toContain(url);
  expect(await (await fetch(`${url}/_mock/health`)).json()).toMatchObject({ status: 'ok', seed: 7, clock: 'manual' });
  stop();
  expect(await code).toBe(0);
  expect(errors).toEqual([]);
  expect(existsSync(file)).toBe(false);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test.for<[args: string[], message: string]>([
  [['--nonsense'], '--nonsense'],
  [['--port', 'x'], '--port is a number'],
  [['--host', '0.0.0.0'], 'only listens on this machine'],
])('refuses %j with the usage and exit code 2', async ([args, message]) => {
  const { code, out, errors } = start(...args);
  expect(await code).toBe(2);
  expect(out).toEqual([]);
  expect(errors.join('')).toContain(message);
  expect(errors.join('')).toContain('Usage: genai-batch-mock');
});

test('ends with exit code 1 when the port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const { code, errors } = start('--port', String(port));
  expect(await code).toBe(1);
  expect(errors).toEqual([expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`)]);
});

test.for<[option: string, path: string, problem: RegExp]>([
  ['--admin-token-file', 'no-such-file', /ENOENT/],
  ['--seed-data', 'no-such-folder', /ENOENT/],
  ['--fixtures', 'no-such-folder', /ENOENT/],
  ['--data', '/proc/no-such-folder', /ENOENT|EACCES|EROFS/],
  ['--write-credentials', '/proc/no-such-folder', /ENOENT|EACCES|EROFS/],
  ['--record', '/proc/no-such-folder', /ENOENT|EACCES|EROFS/],
])('ends with exit code 1 and names the option when %s is %s', async ([option, path, problem]) => {
  const { code, errors, out } = start('--port', '0', option, path);
  expect([await code, out]).toEqual([1, []]);
  expect(errors.join('')).toContain(option === '--fixtures' ? `fixtures from the folder ${path}` : `${option} ${path}`);
  expect(errors.join('')).toMatch(problem);
});

test('names the folder of seed data that no bucket can be called after, and the option', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'genai-batch-seed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'BAD_'));
  const { code, errors, out } = start('--port', '0', '--seed-data', folder);
  expect([await code, out]).toEqual([1, []]);
  const message = `${join(folder, 'BAD_')} cannot be a bucket, as which --seed-data takes each folder: Invalid bucket name`;
  expect(errors.join('')).toContain(message);
});

test('prints its usage and its version', async () => {
  const help = start('--help');
  expect([await help.code, help.out]).toEqual([0, [expect.stringContaining('Usage: genai-batch-mock')]]);
  const version = start('--version');
  expect([await version.code, version.out]).toEqual([0, [expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]]);
});
