import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const cwd = import.meta.dirname;
const node = (script: string) => runCommand(process.execPath, ['-e', script], { cwd, quiet: true });

test('hands back what a command said', async () => {
  expect(await node('console.log("yes"); console.error("aside")')).toBe('yes\n');
});

test('a failed command says how it ended and what it had said', async () => {
  await expect(node('console.log("why"); console.error("indeed"); process.exitCode = 3')).rejects.toThrow(
    /ended with 3:\n(why\nindeed|indeed\nwhy)\n/,
  );
});

test('a command that is not there is named', async () => {
  await expect(runCommand('no-such-command', [], { cwd })).rejects.toThrow(/Could not start no-such-command/);
});
