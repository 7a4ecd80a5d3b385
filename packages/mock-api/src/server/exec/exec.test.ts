import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

// Each test starts two or three processes.
vi.setConfig({ testTimeout: 60_000 });

const bin = fileURLToPath(new URL('../../bin.ts', import.meta.url));
const self = ['--conditions=@genai-batch/source', bin];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs `genai-batch-mock exec` with these arguments. */
async function exec(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [...self, 'exec', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, out, errors };
}

/** A program of Node's, as arguments. */
function node(script: string): string[] {
  return ['--', process.execPath, '--input-type=module', '-e', script];
}

function shell(script: string): string[] {
  return ['--', 'sh', '-c', script];
}

test('sends a program to the server, by its environment and under the names of Google’s hosts', async () => {
  const { code, out, errors } = await exec(
    '--project=mine',
    ...node(`
      const ask = async (url, init) => (await fetch(url, init)).json();
      const byEnvironment = await ask(process.env.STORAGE_EMULATOR_HOST + '/b/missing');
      const byName = await ask('https://storage.googleapis.com/storage/v1/b/missing');
      const metadata = await fetch('http://metadata.google.internal/computeMetadata/v1/project/project-id', {
        headers: { 'metadata-flavor': 'Google' },
      });
      console.log(JSON.stringify([byEnvironment.error.code, byName.error.code, await metadata.text()]));
    `),
  );
  expect([JSON.parse(out), errors, code]).toEqual([[404, 404, 'mine'], '', 0]);
});

test('refuses other hosts to Node, says which, and ends as the program did', async () => {
  const { code, errors } = await exec(
    ...node(`
      for (const url of ['https://example.com/', 'http://192.0.2.1/']) await fetch(url).catch(() => {});
      process.exitCode = 7;
    `),
  );
  expect(code).toBe(7);
  expect(errors).toContain('2 calls would have left this machine');
  expect(errors).toContain('lookup of example.com');
  expect(errors).toContain('192.0.2.1:80');
});

/** A program that no guard is within, but that goes by the proxies of its environment, as those in other languages do. */
function unguarded(script: string): string[] {
  return ['--', 'env', '-u', 'NODE_OPTIONS', 'NODE_USE_ENV_PROXY=1', 'NODE_NO_WARNINGS=1', ...node(script).slice(1)];
}

test('sends other programs there as well, by proxy, and refuses them other hosts', async () => {
  const { code, out, errors } = await exec(
    ...unguarded(`
      const json = async (url, init) => (await fetch(url, init)).json();
      const byName = await json('https://storage.googleapis.com/storage/v1/b/missing');
      const flavor = { headers: { 'metadata-flavor': 'Google' } };
      const metadata = await fetch('http://metadata.google.internal/computeMetadata/v1/project/project-id', flavor);
      const direct = await json(process.env.STORAGE_EMULATOR_HOST + '/_mock/health');
      const refused = await fetch('https://example.com/secret?key=1').catch(() => 'refused');
      await fetch('http://example.com/plain?key=1').catch(() => {});
      console.log(JSON.stringify([byName.error.code, await metadata.text(), direct.status, refused]));
    `),
  );
  expect([code, JSON.parse(out)]).toEqual([0, [404, 'mock-project', 'ok', 'refused']]);
  expect(errors).toContain('CONNECT example.com:443');
  expect(errors).toMatch(/(?:GET http:\/\/example\.com\/plain|CONNECT example\.com:80)\n/);
  expect(errors).not.toContain('key=1');
});

test('keeps the user’s own login and proxies from the program', async () => {
  const env = {
    ...process.env,
    GOOGLE_APPLICATION_CREDENTIALS: '/my/own.json',
    GEMINI_API_KEY: 'my own',
    https_proxy: 'http://proxy.test:1',
  };
  const child = spawnSync(process.execPath, [...self, 'exec', ...shell('env')], { env, encoding: 'utf8' });
  expect(child.stdout).not.toMatch(/own\.json|my own|proxy\.test/);
});

test.for<[title: string, args: string[], code: number]>([
  ['its exit code', shell('exit 3'), 3],
  ['128 and the number of the signal that ended it', shell('kill -TERM $$'), 143],
  ['127 for a program that is not there', ['--', 'no-such-program-anywhere'], 127],
  ['126 for a file that is no program', ['--', fileURLToPath(new URL('.', import.meta.url))], 126],
  ['2 for a command line that makes no sense', ['--nonsense', '--', 'true'], 2],
])('ends with %s', async ([, args, code]) => {
  expect((await exec(...args)).code).toBe(code);
});

test('hands a signal on, and waits for the program', async () => {
  const script = `trap 'echo tidied up; exit 5' TERM; echo ready; while :; do sleep 0.05; done`;
  const child = spawn(process.execPath, [...self, 'exec', ...shell(script)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const out = text(child.stdout);
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([5, null]);
  expect(await out).toContain('tidied up');
});

const namespaces = spawnSync('unshare', ['--map-root-user', '--net', 'sh', '-c', 'ip link set lo up']).status === 0;

test('leaves nothing but the server where it may isolate, and says why where it may not', async () => {
  const { code, out, errors } = await exec(
    '--isolate',
    ...unguarded(`
      const direct = await fetch(process.env.STORAGE_EMULATOR_HOST + '/_mock/health');
      const { connect } = await import('node:net');
      const outside = await new Promise((resolve) => {
        connect(80, '192.0.2.1').on('connect', () => resolve('connected')).on('error', ({ code }) => resolve(code));
      });
      console.log(String(direct.status), outside); // a number would be coloured where colours are forced
    `),
  );
  expect([code, out, errors]).toEqual(
    namespaces ? [0, '200 ENETUNREACH\n', ''] : [1, '', expect.stringContaining('--isolate needs Linux')],
  );
});
