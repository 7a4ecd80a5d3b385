/** As a Gemini line writes it: `2026-01-01T00:02:09.85+00:00`, without zeros at the end of the fraction. */
export function processedTime(timeMs: number): string {
  const withFraction = new Date(timeMs).toISOString().slice(0, -1);
  return `${withFraction.replace(/\.?0+$/, '')}+00:00`;
}
