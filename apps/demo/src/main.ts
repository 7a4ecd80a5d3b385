import { GenaiBatchError } from '@genai-batch/core';
import { readCommandLine, usage } from './command-line.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { Screen } from './show/screen.ts';
import { missingForLive } from './stage/missing-for-live.ts';
import { openLiveStage, openMockStage } from './stage/stages.ts';

const screen = new Screen(process.stdout);
process.exitCode = await demo(process.argv.slice(2));

/** Plays what the arguments ask for; gives the exit code. */
async function demo(args: readonly string[]): Promise<number> {
  let command;
  try {
    command = readCommandLine(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (command.action === 'help') {
    screen.line(usage);
    return 0;
  }
  if (command.action === 'list') {
    for (const { name, summary } of scenarios) screen.line(`${name.padEnd(12)}${summary}`);
    return 0;
  }
  const scenario =
    command.scenario === undefined ? scenarios[0] : scenarios.find(({ name }) => name === command.scenario);
  if (scenario === undefined) {
    console.error(
      `There is no scenario ${command.scenario}; there are ${scenarios.map(({ name }) => name).join(', ')}.`,
    );
    return 2;
  }
  if (command.live && !scenario.live) {
    console.error(`${scenario.name} plays on the mock alone: leave out --live.`);
    return 2;
  }
  if (command.live) {
    const missing = await missingForLive(command.dest, process.env);
    if (missing.length > 0) {
      console.error(`A live run of ${scenario.name} still needs\n${missing.map((line) => `  - ${line}`).join('\n')}`);
      return 1;
    }
  }
  const open = command.live
    ? openLiveStage(screen, command.dest!)
    : await openMockStage(screen, command.speed, await scenario.backstage?.());
  try {
    await scenario.play(open.stage);
    return 0;
  } catch (error) {
    if (!(error instanceof GenaiBatchError)) throw error;
    console.error(`\n${error.name}: ${error.message}`);
    return 1;
  } finally {
    await open.close();
  }
}
