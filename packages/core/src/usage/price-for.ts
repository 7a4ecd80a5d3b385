import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import type { ModelPrice } from './model-price.ts';

/** The price of a model on a day, or why there is none. */
export function priceFor(
  model: string | undefined,
  prices: readonly ModelPrice[],
  date?: Date | string,
): ModelPrice | string {
  const id = idOf(model);
  if (id === undefined) return 'Without a model there is no price.';
  const known = prices
    .filter(({ models }) => models.includes(id))
    .toSorted((one, other) => (one.since < other.since ? 1 : -1));
  if (known.length === 0) return `The table has no price for ${model}. Pass one: costOf(usage, { model, prices }).`;
  if (date === undefined) return known[0]!;
  const day = dayOf(date);
  const found = known.find(({ since, until }) => since <= day && (until === undefined || day <= until));
  return found ?? `The table has no price for ${model} on ${day}; its first is of ${known.at(-1)!.since}.`;
}

/** `publishers/google/models/gemini-2.5-flash`, `models/…` and `…@20241022` without what is around the id. */
function idOf(model: string | undefined): string | undefined {
  const id = model?.replace(/^.*\//, '').replace(/@.*$/, '');
  return id === '' ? undefined : id;
}

function dayOf(date: Date | string): string {
  const at = new Date(date);
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError(`date: ${String(date)} is no date.`);
  return at.toISOString().slice(0, 10);
}
