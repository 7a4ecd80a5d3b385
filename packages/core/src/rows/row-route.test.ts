import { expect, test } from 'vitest';
import { rowRoute, type RowRouteOptions } from './row-route.ts';

test.for<[options: RowRouteOptions, title: string]>([
  [{ model: 'gemini-2.5-flash' }, 'a line for Gemini on Vertex AI'],
  [{ model: 'gemini-2.5-flash', backend: 'gemini', carrier: 'inline' }, 'an inline row for Gemini on the Gemini API'],
  [{ model: 'tunedModels/x', backend: 'gemini' }, 'a line for Gemini on the Gemini API'],
  [{ model: 'gemma-3-27b-it', backend: 'gemini' }, 'a line for Gemini on the Gemini API'],
  [{ model: 'gemma-3-27b-it' }, 'a line for a model of your own on Vertex AI'],
  [{ model: 'text-embedding-004', backend: 'gemini' }, 'a line for a Gemini embedding model on the Gemini API'],
  [{ model: 'projects/p/locations/l/models/7', family: 'gemini' }, 'a line for Gemini on Vertex AI'],
  [{ family: 'claude' }, 'a line for Claude on Vertex AI'],
])('%j makes %s', ([options, title]) => {
  expect(rowRoute(options).title).toBe(title);
});

test.for<[options: RowRouteOptions, message: string]>([
  [
    { model: 'imagen-4' },
    "What lines the model \"imagen-4\" takes, its name does not tell. Pass family: 'gemini', 'claude'",
  ],
  [{}, "Without a model's name its family must be said. Pass family: 'gemini'"],
  [{ family: 'gpt' as never }, 'There is no family "gpt". Pass family: \'gemini\''],
  [{ family: 'claude', backend: 'gemini' }, 'Claude runs on Vertex AI only.'],
  [{ model: 'gemini-2.5-flash', carrier: 'inline' }, 'Vertex AI takes no rows within a request.'],
])('%j is refused: %s', ([options, message]) => {
  expect(() => rowRoute(options)).toThrow(message);
});
