import type { JsonObject } from '../model/json.ts';

const row = (number: number, messages: readonly JsonObject[], maxTokens = 200): JsonObject => ({
  custom_id: `prompt-${number}`,
  method: 'POST',
  url: '/v1/chat/completions',
  body: { messages, max_tokens: maxTokens },
});

/**
 * Stands for `gs://cloud-samples-data/vertex-ai/batch-prediction/sample_prompt_batch_predictions.jsonl`: rows of our own for
 * open models that a job deploys for itself, or that are there as a service.
 */
export const chatRows: readonly JsonObject[] = [
  row(1, [{ role: 'user', content: 'How do swifts sleep?' }]),
  row(2, [{ role: 'user', content: 'Pack a rucksack for two days in the hills: ten things at the most.' }], 300),
  row(3, [
    { role: 'system', content: 'You answer as a librarian would.' },
    { role: 'user', content: 'Which book should somebody read who likes maps?' },
  ]),
  row(4, [
    { role: 'user', content: 'Name a metal.' },
    { role: 'assistant', content: 'Tin.' },
    { role: 'user', content: 'And one that is liquid at room temperature?' },
  ]),
  row(5, [{ role: 'user', content: 'Spell "rhythm" backwards.' }], 40),
];
