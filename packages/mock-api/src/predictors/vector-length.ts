/**
 * Their Euclidean length, summed up as Kahan did: `Math.hypot` may differ in its last digit from one engine to the next.
 *
 * @see https://tc39.es/ecma262/#sec-math.hypot
 */
export function lengthOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const part = value / largest;
    const square = part * part - lost;
    const next = sum + square;
    lost = next - sum - square;
    sum = next;
  }
  return Math.sqrt(sum) * largest;
}
