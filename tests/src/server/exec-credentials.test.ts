import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { credentialKinds } from '@genai-batch/mock-api';
import { expect, test, vi } from 'vitest';

// Each test starts two processes, one of which loads every client.
vi.setConfig({ testTimeout: 60_000 });

const bin = fileURLToPath(new URL('../../../packages/mock-api/src/bin.ts', import.meta.url));
const program = fileURLToPath(new URL('./use-credentials.ts', import.meta.url));
const node = [process.execPath, '--conditions=@genai-batch/source'];

test.for(credentialKinds)('every client finds its way with %s credentials, over TLS', async (kind) => {
  const args = [
    '--conditions=@genai-batch/source',
    bin,
    'exec',
    `--credentials=${kind}`,
    '--unknown-credentials=refuse',
    '--',
    ...node,
    program,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect([code, errors]).toEqual([0, '']);
  expect(JSON.parse(out)).toEqual({
    'google-auth-library': [200, 200],
    'google-auth-library of @google/genai': [200, 200],
    storage: 'hello',
    genai: 'JOB_STATE_PENDING',
  });
});
