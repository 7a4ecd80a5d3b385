import { askedSchema } from './asked-schema.ts';
import type { Question } from './predictor.ts';
import { schemaShaped } from './schema-shaped.ts';

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
  const words = `Mock ${model} was asked “${shorten(text)}” ${random.pick(endings)}`;
  const schema = askedSchema(request);
  if (!schema) return words;
  const isOpen = Object.keys(schema).length === 0;
  return JSON.stringify(isOpen ? { answer: words } : schemaShaped(schema, words, random));
}

/** On one line, each gap a single space. Of a long text no more is looked at than is shown. */
function shorten(text: string): string {
  const shown: string[] = [];
  let isGap = false;
  for (const character of text) {
    if (isSpace(character)) {
      isGap = shown.length > 0;
      continue;
    }
    if (isGap) shown.push(' ');
    isGap = false;
    shown.push(character);
    if (shown.length > QUOTED_CHARACTERS) return `${shown.slice(0, QUOTED_CHARACTERS - 1).join('')}…`;
  }
  return shown.join('');
}

function isSpace(character: string): boolean {
  const isPrintableAscii = character > ' ' && character <= '~';
  return !isPrintableAscii && /\s/.test(character);
}
