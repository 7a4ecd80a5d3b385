#!/usr/bin/env node
import { run } from './server/run.ts';

const stopAsked = new Promise((resolve) => {
  process.once('SIGINT', resolve);
  process.once('SIGTERM', resolve);
});

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    print: (text) => process.stdout.write(text),
    printError: (text) => process.stderr.write(text),
    stopAsked,
    self: [process.execPath, ...process.execArgv, ...process.argv.slice(1, 2)],
  });
}

void main();
