/** Time goes forward. @throws RangeError */
export function checkSpan(ms: number): void {
  if (!(Number.isFinite(ms) && ms >= 0)) {
    throw new RangeError(`A clock advances by a number of milliseconds that is not negative, not by ${ms}`);
  }
}
