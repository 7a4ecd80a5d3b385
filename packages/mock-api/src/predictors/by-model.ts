import type { TextPredictor } from './predictor.ts';
import { readableModel } from './readable-model.ts';

/**
 * Gives each model a predictor of its own: `{ 'gemini-2.5-flash': mine, 'claude-*': theirs, '*': other }`. A `*` stands
 * for any characters; the first name that fits counts. Models that none fits are answered as without a predictor.
 *
 * @example
 * createMockCloud({ predictors: { text: byModel({ 'claude-*': () => 'Hello.' }) } });
 */
export function byModel(predictors: Readonly<Record<string, TextPredictor>>): TextPredictor {
  const patterns = Object.entries(predictors).map(([name, predictor]) => {
    if (typeof predictor !== 'function') throw new TypeError(`The predictor of ${name} is a function`);
    const source = name.split('*').map(escaped).join('.*');
    return { pattern: new RegExp(`^${source}$`), predictor };
  });
  return (question) =>
    (patterns.find(({ pattern }) => pattern.test(question.model))?.predictor ?? readableModel)(question);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
