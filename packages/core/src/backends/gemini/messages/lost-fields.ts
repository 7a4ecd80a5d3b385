import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';

/**
 * Fields of the caller's own do no harm and are left out. Two cases are mistakes, and the row would cost money without
 * them: a field's name with underscores, as the REST documentation writes it, and an object of which nothing is left.
 */
export function refuseLostFields(
  given: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
  place: string,
): void {
  const lost: string[] = [];
  let kept = false;
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (Object.hasOwn(known, field)) {
      kept = true;
      continue;
    }
    const name = field.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (name !== field && Object.hasOwn(known, name)) {
      throw new InvalidArgumentError(`${place} has a field ${field}: write ${name}.`);
    }
    lost.push(field);
  }
  if (kept || lost.length === 0) return;
  throw new InvalidArgumentError(
    `${place} has none of the fields that can be sent (${Object.keys(known).join(', ')}); it has ${lost.join(', ')}.`,
  );
}
