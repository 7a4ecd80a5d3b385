import { hash } from 'node:crypto';

/** The number Google knows a project by, as found in resource names: twelve digits, always the same for the same id. */
export function projectNumber(project: string): string {
  if (/^\d+$/.test(project)) return project;
  let number = numbers.get(project);
  if (number === undefined) {
    if (numbers.size >= MAX_NUMBERS) numbers.clear();
    numbers.set(project, (number = numberOf(project)));
  }
  return number;
}

/** Every look at a resource asks for a few of them. */
const numbers = new Map<string, string>();
const MAX_NUMBERS = 1000;

function numberOf(project: string): string {
  const digest = hash('sha256', project, 'buffer').readUIntBE(0, 6);
  return String(100_000_000_000 + (digest % 900_000_000_000));
}
