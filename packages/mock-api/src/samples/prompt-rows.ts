import type { JsonObject } from '../model/json.ts';

/**
 * A row for text-bison (`prompt`) or code-bison (`prefix`), and the same as a request to Gemini: these models are gone, and
 * Google's samples put Gemini in their place without naming another file.
 */
const row = (field: 'prompt' | 'prefix', text: string): JsonObject => ({
  [field]: text,
  request: { contents: [{ role: 'user', parts: [{ text }] }] },
});

/** Stands for `gs://cloud-samples-data/batch/prompt_for_batch_text_predict.jsonl`. */
export const textPromptRows: readonly JsonObject[] = [
  row('prompt', 'Give three reasons to keep a diary on paper.'),
  row('prompt', 'Say in one sentence what a tide table is for.'),
  row('prompt', 'A recipe for oat biscuits, in five steps:'),
  row('prompt', 'Is this review good or bad? "The soup was cold, but the waiter made us laugh."'),
  row('prompt', 'Turn into a polite request: "Close the window."'),
];

/** Stands for `gs://cloud-samples-data/batch/prompt_for_batch_code_predict.jsonl`. */
export const codePromptRows: readonly JsonObject[] = [
  row('prefix', 'Write a TypeScript function that tells whether a word is a palindrome:'),
  row('prefix', 'Write a unit test for a function that sorts dates:'),
  row('prefix', 'Write a SQL query for the three customers with the most orders:'),
  row('prefix', 'Say what this regular expression matches: ^\\d{4}-\\d{2}$'),
];
