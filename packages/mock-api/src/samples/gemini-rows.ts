import type { JsonObject } from '../model/json.ts';

const row = (parts: readonly JsonObject[], generationConfig: JsonObject = { temperature: 0.4 }): JsonObject => ({
  request: { contents: [{ role: 'user', parts }], generationConfig },
});

/**
 * Stands for `gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl`: rows of our own, in the form of
 * Google's, which carry no id.
 */
export const geminiRows: readonly JsonObject[] = [
  row([{ text: 'Name three rivers that end in the Black Sea.' }]),
  row([{ text: 'Suggest a supper out of chickpeas, spinach and a lemon.' }], {
    temperature: 0.9,
    maxOutputTokens: 256,
  }),
  row([
    { text: 'What time of day is it in this picture?' },
    { fileData: { fileUri: 'gs://cloud-samples-data/generative-ai/image/cricket.jpeg', mimeType: 'image/jpeg' } },
  ]),
  row([{ text: 'Sum up in one sentence: the meeting was moved to Thursday because the projector had failed.' }]),
];
