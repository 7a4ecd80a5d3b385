/** What a decimal type holds: amounts in units of the last digit, `scale` digits after the point. */
export interface DecimalKind {
  readonly scale: number;
  readonly largest: bigint;
  readonly smallest: bigint;
}

/** @see https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types#decimal_types */
export const numeric: DecimalKind = { scale: 9, largest: 10n ** 38n - 1n, smallest: 1n - 10n ** 38n };
export const bignumeric: DecimalKind = { scale: 38, largest: 2n ** 255n - 1n, smallest: -(2n ** 255n) };

/**
 * A decimal number as BigQuery writes it: without an exponent, and without zeros at the end of the fraction.
 * Digits that it has no room for are rounded, half away from zero.
 *
 * @returns undefined for what is no number, or too large a one
 */
export function canonicalDecimal(text: string, { scale, largest, smallest }: DecimalKind): string | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  const [, sign, integer = '', fraction = '', exponent = '0'] = match ?? [];
  if (sign === undefined || integer + fraction === '') return undefined;
  const digits = (integer + fraction).replace(/^0+/, '');
  // Where the point stands among the digits, once the exponent has moved it.
  const point = digits.length - fraction.length + Number(exponent);
  if (point > 40) return undefined;
  const kept = point + scale;
  if (kept < 0) return '0';
  const units = BigInt(`0${digits.slice(0, kept).padEnd(kept, '0')}`) + ((digits[kept] ?? '0') >= '5' ? 1n : 0n);
  if (units === 0n) return '0';
  if (sign === '-' ? -units < smallest : units > largest) return undefined;
  const written = String(units).padStart(scale + 1, '0');
  const after = written.slice(-scale).replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${written.slice(0, -scale)}${after && `.${after}`}`;
}
