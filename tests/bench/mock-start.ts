import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { numberFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { heavyPeer, notInstalled } from './heavy-peer.ts';
import { median } from './median.ts';

const rounds = 9;
const command = fileURLToPath(import.meta.resolve('@genai-batch/mock-api/server').replace(/server\.js$/, 'bin.js'));

/** Milliseconds from starting the command to its first answer. */
async function startOfCommand(): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [command, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [greeting] = (await once(child.stdout, 'data')) as [Buffer];
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(greeting)) ?? [];
    const answer = await fetch(`${url}/_mock/health`);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return performance.now() - startedAt;
  } finally {
    child.kill();
  }
}

/** The command, from its start to its first answer; beside aimock's server started by its own function. */
export async function mockStart(): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const aimock: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await startOfCommand());
    if (heavyPeer('@copilotkit/aimock')) aimock.push(await numberFromModule('contestants/start-aimock.ts'));
  }
  const a = median(ours);
  const b = aimock.length > 0 ? median(aimock) : undefined;
  return [
    {
      what: 'mock server: start to first answer',
      ours: `${a.toFixed(0)} ms`,
      beside: b === undefined ? notInstalled : `aimock ${b.toFixed(0)} ms`,
      ...(b !== undefined && { ratio: a / b }),
      aim: 'sooner than aimock',
      met: b !== undefined && a < b,
    },
  ];
}
