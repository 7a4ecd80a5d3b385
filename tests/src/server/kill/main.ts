// Kills a mock server many times over and tells what came of it: node main.ts KILLS [SEED]
import { killAgainAndAgain } from './kill-trial.ts';

async function main(): Promise<void> {
  const [kills = 200, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
  process.stdout.write(`${kills} kills, seed ${seed}\n`);
  const start = performance.now();
  const counts = await killAgainAndAgain(kills, seed, (count) => {
    if (count % 20 === 0) process.stdout.write(`  ${count} kills\n`);
  });
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stdout.write(`Nothing was lost or half-written: ${JSON.stringify(counts)}, in ${seconds} s\n`);
}

void main();
