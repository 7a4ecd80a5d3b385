import { developerClient } from '../stage/developer-client.ts';
import { table } from '../show/table.ts';
import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';

const texts: Readonly<Record<string, string>> = {
  'bread-1': 'How do I bake bread with a crisp crust?',
  'bread-2': 'Which flour makes bread with a crisp crust?',
  'planet-1': 'Which planet has the shortest day?',
  'planet-2': 'How long is the shortest day of any planet?',
  'bike-1': 'My bicycle chain squeaks when it rains.',
  'bike-2': 'What stops a bicycle chain from squeaking?',
};

export const embeddings: Scenario = {
  name: 'embeddings',
  summary: 'texts in an uploaded file become vectors, and the vectors tell which texts are alike',
  live: false,
  async play(stage) {
    const client = developerClient();
    const { screen } = stage;
    const lines = Object.entries(texts).map(([key, text]) =>
      JSON.stringify({ key, request: { content: { parts: [{ text }] }, output_dimensionality: 256 } }),
    );
    const file = await client.files.upload({
      file: new Blob([`${lines.join('\n')}\n`]),
      config: { displayName: 'texts', mimeType: 'application/jsonl' },
    });
    screen.line(`${lines.length} texts, a line each, were uploaded as ${file.name}.`);
    const job = await client.batches.createEmbeddings({
      model: 'gemini-embedding-001',
      src: { fileName: file.name ?? '' },
      config: { displayName: 'vectors' },
    });
    screen.line();
    const ended = await follow(job, { ...stage, client });
    screen.line();
    const vectors = new Map<string, readonly number[]>();
    for await (const row of client.batches.results(ended)) {
      if (row.status === 'ok') vectors.set(row.key, numbersIn(row.output));
      else screen.line(`  a row ended as ${row.status}`);
    }
    const rows = [...vectors.keys()].toSorted().map((key) => nearest(key, vectors));
    for (const line of table(['key', 'nearest', 'likeness', 'text'], rows)) screen.line(`  ${line}`);
    screen.line();
    screen.line(
      `What just happened: each text came back as ${vectors.values().next().value?.length ?? 0} numbers, found by its key. The mock's vectors`,
    );
    screen.line('go by the words of a text: enough to find the pairs again, so that a search can be tested offline.');
  },
};

function nearest(key: string, vectors: ReadonlyMap<string, readonly number[]>): string[] {
  const own = vectors.get(key) ?? [];
  const others = [...vectors].filter(([other]) => other !== key);
  const [best = ['?', []]] = others.toSorted(([, a], [, b]) => likeness(own, b) - likeness(own, a));
  return [key, best[0], likeness(own, best[1]).toFixed(2), texts[key] ?? ''];
}

/** The cosine of the angle between two vectors. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const product = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return product / (Math.hypot(...a) * Math.hypot(...b));
}

function numbersIn(output: unknown): readonly number[] {
  return Array.isArray(output) ? output.map(Number) : [];
}
