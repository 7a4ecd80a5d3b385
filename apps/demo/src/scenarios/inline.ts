import { developerClient } from '../stage/developer-client.ts';
import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';
import { showResults } from './show-results.ts';

const cities = ['Lisbon', 'Nairobi', 'Osaka', 'Lima'];

export const inline: Scenario = {
  name: 'inline',
  summary: 'Gemini on the Developer API: rows within the request, answers within the job, no bucket at all',
  live: false,
  async play(stage) {
    const client = developerClient();
    const { screen } = stage;
    screen.line(`${cities.length} rows go to the Developer API within the request itself, with an API key.`);
    const job = await client.batches.create({
      model: 'gemini-2.5-flash',
      src: cities.map((city) => ({ contents: `Name one dish of ${city}.`, metadata: { key: city } })),
      config: { displayName: 'dishes' },
    });
    screen.line(`  is      ${job.name}`);
    screen.line();
    const ended = await follow(job, { ...stage, client });
    screen.line();
    await showResults(ended, { ...stage, client }, ({ metadata }) => keyIn(metadata));
    screen.line();
    screen.line(
      'What just happened: the same calls as on Vertex AI, of a client that was made with an API key. The answers',
    );
    screen.line('came with the job, and each brought back the metadata of its row, by which it was matched.');
  },
};

function keyIn(metadata: unknown): string {
  return typeof metadata === 'object' && metadata !== null && 'key' in metadata ? String(metadata.key) : '?';
}
