import { expect, test } from 'vitest';
import { Screen, type Progress } from './screen.ts';

const steps: readonly Progress[] = [
  { state: 'JOB_STATE_PENDING', elapsedMs: 0, share: 0 },
  { state: 'JOB_STATE_RUNNING', elapsedMs: 1000, share: 0.25 },
  { state: 'JOB_STATE_RUNNING', elapsedMs: 2000, share: 0.5 },
  { state: 'JOB_STATE_SUCCEEDED', elapsedMs: 3000, share: 1 },
];

function shown(isTTY: boolean): string {
  let text = '';
  const screen = new Screen({ isTTY, write: (part) => (text += part) });
  for (const step of steps) screen.progress(step);
  screen.line('done');
  return text;
}

test('a pipe gets one line for each state', () => {
  expect(
    shown(false)
      .trimEnd()
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual(['0.0 s  JOB_STATE_PENDING', '1.0 s  JOB_STATE_RUNNING', '3.0 s  JOB_STATE_SUCCEEDED', 'done']);
});

test('a terminal gets one bar, drawn over itself until it is full, and then a new line', () => {
  const drawn = shown(true).split('\r\u001B[2K');
  expect(drawn).toHaveLength(1 + steps.length);
  expect(drawn.at(-1)).toMatch(/█{24}\] JOB_STATE_SUCCEEDED +3\.0 s\ndone\n$/);
});
