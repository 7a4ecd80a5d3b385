import { Client } from '@genai-batch/core';
import { GoogleGenAI } from '@google/genai';
import type { MonitoredClient } from './monitor.ts';

/** Ours and the official one, built the same way: all they need is in the environment. */
export const clients: readonly { readonly name: string; create(apiVersion?: string): MonitoredClient }[] = [
  {
    name: '@genai-batch/core',
    create: (apiVersion) => new Client(apiVersion === undefined ? {} : { httpOptions: { apiVersion } }),
  },
  {
    name: '@google/genai',
    create: (apiVersion) =>
      new GoogleGenAI({ vertexai: true, ...(apiVersion === undefined ? {} : { httpOptions: { apiVersion } }) }),
  },
];
