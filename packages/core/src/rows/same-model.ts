/** Whether two names mean one model: `gemini-x`, `models/gemini-x`, `publishers/google/models/gemini-x` … */
export function sameModel(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && lastPart(one) === lastPart(other);
}

function lastPart(name: string): string {
  // Anthropic writes -20241022 where Google writes @20241022.
  return name.slice(name.lastIndexOf('/') + 1).replace('@', '-');
}
