import { Client } from '@genai-batch/core';
import { GoogleGenAI } from '@google/genai';

/** Ours and the official one, built the same way. */
export const clients: readonly { readonly name: string; readonly create: (apiKey: string) => GoogleGenAI | Client }[] =
  [
    { name: '@genai-batch/core', create: (apiKey) => new Client({ apiKey, enterprise: false }) },
    { name: '@google/genai', create: (apiKey) => new GoogleGenAI({ apiKey }) },
  ];
