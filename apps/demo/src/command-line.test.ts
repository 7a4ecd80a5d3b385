import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

test.for<[args: string[], command: object]>([
  [[], { action: 'run', live: false, speed: 45 }],
  [['gemini'], { action: 'run', live: false, speed: 45, scenario: 'gemini' }],
  [['--list'], { action: 'list', live: false, speed: 45 }],
  [['--speed', '200'], { action: 'run', live: false, speed: 200 }],
  [
    ['claude', '--live', '--dest', 'gs://b/out'],
    { action: 'run', live: true, speed: 45, scenario: 'claude', dest: 'gs://b/out' },
  ],
])('understands %j', ([args, command]) => {
  expect(readCommandLine(args)).toEqual(command);
});

test.for<[args: string[], complaint: RegExp]>([
  [['--loud'], /--loud/],
  [['claude', 'gemini'], /one scenario at a time, not claude and gemini/],
  [['--speed', 'fast'], /--speed takes a number above 0, not fast/],
  [['--speed', '9', '--live'], /--speed is for the mock/],
  [['--dest', 'gs://b/out'], /--dest goes with --live/],
])('refuses %j and says why', ([args, complaint]) => {
  expect(() => readCommandLine(args)).toThrow(complaint);
});
