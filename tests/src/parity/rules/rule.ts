import type { Backend } from '../machinery/backend.ts';

/** A rule of the official client that ours keeps, and the services on which it can be seen. */
export interface Rule {
  readonly says: string;
  readonly on: readonly Backend[];
}

export const both = (says: string): Rule => ({ says, on: ['vertex', 'gemini'] });
export const vertex = (says: string): Rule => ({ says, on: ['vertex'] });
export const gemini = (says: string): Rule => ({ says, on: ['gemini'] });
