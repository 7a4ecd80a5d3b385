import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';
import { showResults } from './show-results.ts';

const questions = ['What is a batch?', 'Why is the sky blue?', 'Name three uses of tungsten.', 'Who was Ada Lovelace?'];

export const gemini: Scenario = {
  name: 'gemini',
  summary: 'Gemini on Vertex AI: rows of your own, uploaded first, one of them with a mistake',
  live: true,
  async play(stage) {
    const { client, screen, dest } = stage;
    const rows = questions.map((text, i) => ({
      id: `question-${i + 1}`,
      request: { contents: [{ role: i === 2 ? 'tester' : 'user', parts: [{ text }] }] },
    }));
    const src = await stage.upload('questions.jsonl', rows);
    screen.line(`${rows.length} rows lie in ${src}; row 3 says role "tester", which no model knows.`);
    const job = await client.batches.create({ model: 'gemini-2.5-flash', src, config: { dest } });
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    await showResults(ended, stage, 'id');
    screen.line();
    screen.line(
      `The job is ${ended.state} although a row failed: a batch succeeds even when rows do not, so look at each`,
    );
    screen.line('row. The ids came from a field of our own, which the service copies from request to answer.');
  },
};
