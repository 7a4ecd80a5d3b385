import { Client } from '@genai-batch/core';

/** A client of the Gemini Developer API. The mock takes any key. */
export function developerClient(): Client {
  return new Client({ vertexai: false, apiKey: 'any-key-will-do' });
}
