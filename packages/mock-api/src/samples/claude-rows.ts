import type { JsonObject } from '../model/json.ts';

const row = (number: number, maxTokens: number, body: JsonObject): JsonObject => ({
  custom_id: `request-${number}`,
  request: { ...body, anthropic_version: 'vertex-2023-10-16', max_tokens: maxTokens },
});

const ask = (content: unknown): JsonObject => ({ messages: [{ role: 'user', content }] });

/** Stands for `gs://cloud-samples-data/anthropic-test-data-gcs.jsonl`: rows of our own, in the form of Google's. */
export const claudeRows: readonly JsonObject[] = [
  row(1, 100, ask('Which planet of the solar system has the shortest day?')),
  row(2, 100, ask('Put these in order of size, smallest first: a violin, a cello, a viola.')),
  row(3, 200, ask('Explain to a ten-year-old why bread rises.')),
  row(4, 150, { system: 'You answer as a gardener would.', ...ask('When should tomatoes be planted out?') }),
  row(5, 100, ask([{ type: 'text', text: 'Translate into Italian: "The train was late again."' }])),
  row(6, 150, {
    messages: [
      { role: 'user', content: 'My bicycle squeaks.' },
      { role: 'assistant', content: 'Does it squeak when you pedal, or when you brake?' },
      { role: 'user', content: 'When I brake, above all in the rain.' },
    ],
  }),
  row(7, 300, ask('Write four lines about a lighthouse that has lost its keeper.')),
  row(8, 80, { temperature: 0, ...ask('Is 221 a prime number? Answer in one sentence.') }),
];
