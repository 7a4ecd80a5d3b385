import { expect, test } from 'vitest';
import { runSessions, summarize } from './run-sessions.ts';
import type { Session, SessionContext } from './sessions.ts';

const session = (name: string, run: Session['run']): Session => ({ name, about: '', run });

test('runs one session after the other, each with a folder of its own and the same arguments', async () => {
  const seen: [string, SessionContext][] = [];
  const note = (name: string) => session(name, async (context) => seen.push([name, context]));
  await runSessions([note('b'), note('a')], { root: '/r', fresh: true, args: ['-x'], log: () => {} });
  expect(seen).toEqual([
    ['b', { root: '/r', fresh: true, args: ['-x'], folder: expect.stringMatching(/\.sessions.b$/) }],
    ['a', { root: '/r', fresh: true, args: ['-x'], folder: expect.stringMatching(/\.sessions.a$/) }],
  ]);
});

test('a session that fails says why and does not stop the next', async () => {
  const lines: string[] = [];
  const fails = session('fails', async () => Promise.reject(new Error('no disk')));
  const works = session('works', async () => {});
  const results = await runSessions([fails, works], {
    root: '/r',
    fresh: false,
    args: [],
    log: (line) => lines.push(line),
  });
  expect(results).toMatchObject([
    { name: 'fails', passed: false },
    { name: 'works', passed: true },
  ]);
  expect(lines).toContain('no disk');
});

test('the summary has a line for each session, with its end and its time', () => {
  const results = [
    { name: 'test-22', passed: true, elapsedMs: 61_240 },
    { name: 'lint', passed: false, elapsedMs: 900 },
  ];
  expect(summarize(results)).toBe('test-22  passed    61.2 s\nlint     FAILED     0.9 s');
});
