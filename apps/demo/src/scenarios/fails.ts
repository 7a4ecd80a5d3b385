import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';

export const fails: Scenario = {
  name: 'fails',
  summary: 'a job whose input cannot be imported: accepted at once, failed minutes later',
  live: true,
  async play(stage) {
    const { client, screen, dest } = stage;
    const src = `${dest.replace(/\/$/u, '')}/there-is-no-such-file.jsonl`;
    screen.line(`The input ${src} does not exist.`);
    const job = await client.batches.create({ model: 'gemini-2.5-flash', src, config: { dest } });
    screen.line(`create was fine with that: ${job.state}. The service looks at input later.`);
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    screen.line(`It ended as ${ended.state}, code ${ended.error?.code}:`);
    screen.line(`  ${ended.error?.message}`);
    screen.line();
    screen.line('What just happened: wait resolves with the job however it ended; a failed one carries its error.');
  },
};
