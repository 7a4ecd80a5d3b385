import { hash } from 'node:crypto';

/** The number Google knows a project by, as found in resource names: twelve digits, always the same for the same id. */
export function projectNumber(project: string): string {
  if (/^\d+$/.test(project)) return project;
  const digest = hash('sha256', project, 'buffer').readUIntBE(0, 6);
  return String(100_000_000_000 + (digest % 900_000_000_000));
}
