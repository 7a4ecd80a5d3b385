import { GoogleGenAI as OfficialClient } from '@google/genai';
import { Client } from '@genai-batch/core';
import type { Backend } from './backend.ts';

/** What both clients have, without types: the tables also hold calls that a compiler would refuse. */
export interface AnyClient {
  readonly batches: Readonly<Record<string, (params?: unknown) => Promise<unknown>>>;
  readonly files: Readonly<Record<string, (params?: unknown) => Promise<unknown>>>;
}

export type Side = (options: Record<string, unknown>) => AnyClient;

export const official: Side = (options) => new OfficialClient(options) as unknown as AnyClient;
export const ours: Side = (options) => new Client(options) as unknown as AnyClient;

/** A login that needs no token service. */
export const login = {
  getRequestHeaders: (): Promise<Headers> => Promise.resolve(new Headers({ authorization: 'Bearer TOKEN' })),
};

/** The same with a project to be billed. */
export const loginWithQuotaProject = {
  getRequestHeaders: (): Promise<Headers> =>
    Promise.resolve(new Headers({ authorization: 'Bearer TOKEN', 'x-goog-user-project': 'billed' })),
};

export const USUAL_OPTIONS: Readonly<Record<Backend, Readonly<Record<string, unknown>>>> = {
  vertex: {
    vertexai: true,
    project: 'p',
    location: 'us-central1',
    googleAuthOptions: { authClient: login },
  },
  gemini: { vertexai: false, apiKey: 'KEY' },
};

export const A_JOB: Readonly<Record<Backend, string>> = {
  vertex: 'projects/p/locations/us-central1/batchPredictionJobs/77',
  gemini: 'batches/abc123',
};
