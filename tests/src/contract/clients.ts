import { Client } from '@genai-batch/core';
import { GoogleGenAI } from '@google/genai';

export type AnyClient = GoogleGenAI | Client;

export interface ClientKind {
  readonly name: string;
  /** Where a scenario must know whose known faults to expect. */
  readonly isOfficial: boolean;
  /** @param location @default the one in the environment */
  vertex(location?: string): AnyClient;
  gemini(): AnyClient;
}

/**
 * No client asks again by itself: a refusal is seen at once, and every request was meant. A new object for each client,
 * for the official one writes its address into it.
 */
const once = (): { retryOptions: { attempts: number } } => ({ retryOptions: { attempts: 1 } });

/** The official client as it is published, and ours, built the same way. */
export const clients: readonly ClientKind[] = [
  {
    name: '@google/genai',
    isOfficial: true,
    vertex: (location) =>
      new GoogleGenAI({ vertexai: true, httpOptions: once(), ...(location !== undefined && { location }) }),
    gemini: () => new GoogleGenAI({ apiKey: 'any-key', httpOptions: once() }),
  },
  {
    name: '@genai-batch/core',
    isOfficial: false,
    vertex: (location) =>
      new Client({ vertexai: true, httpOptions: once(), ...(location !== undefined && { location }) }),
    gemini: () => new Client({ apiKey: 'any-key', enterprise: false, httpOptions: once() }),
  },
];
