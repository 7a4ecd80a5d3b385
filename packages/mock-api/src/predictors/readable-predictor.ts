import { askedSchema } from './asked-schema.ts';
import type { Question } from './predictor.ts';
import { schemaShaped } from './schema-shaped.ts';
import { shorten } from './shorten.ts';

const QUOTED_CHARACTERS = 90;

const endings: readonly [string, ...string[]] = [
  'A real model would go on from here.',
  'In the cloud, the answer itself would follow.',
  'This is a rehearsal: nothing was sent and nothing was billed.',
  'Point the same code at Google for the real reply.',
  'The same question with the same seed gets this very reply.',
];

/**
 * An answer that says who answered what: deterministic, and readable in a table of many. Where JSON is asked for, it is
 * JSON, of the schema that was given.
 */
export function readablePredictor({ model, text, request, random }: Question): string {
  const words = `Mock ${model} was asked “${shorten(text, QUOTED_CHARACTERS)}” ${random.pick(endings)}`;
  const schema = askedSchema(request);
  if (!schema) return words;
  const isOpen = Object.keys(schema).length === 0;
  return JSON.stringify(isOpen ? { answer: words } : schemaShaped(schema, words, random));
}
