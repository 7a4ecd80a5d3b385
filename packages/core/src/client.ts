import { Batches } from './batches/batches.ts';
import { ConfigurationError } from './errors/configuration-error.ts';
import { Files } from './files/files.ts';
import { Transport } from './http/transport.ts';
import type { ClientOptions } from './settings/client-options.ts';
import { readEnvironment } from './settings/environment.ts';
import { resolveSettings } from './settings/resolve-settings.ts';

/**
 * Batch prediction on Vertex AI and on the Gemini API, with the official SDK's calls.
 *
 * @example
 * const client = new Client({ project: 'my-project', location: 'us-central1' });
 * const job = await client.batches.create({ model: 'gemini-2.5-flash', src: 'gs://bucket/rows.jsonl' });
 * const ended = await client.batches.wait(job);
 */
export class Client {
  readonly batches: Batches;
  /** Gemini API only. */
  readonly files: Files;
  /** Whether the client speaks with Vertex AI, rather than the Gemini Developer API. */
  readonly vertexai: boolean;

  /**
   * Reads options and environment; connects to nothing. What is missing is told by the first call.
   *
   * @throws ConfigurationError for options that contradict each other.
   */
  constructor(options: ClientOptions = {}) {
    const settings = resolveSettings(options, readEnvironment());
    this.vertexai = settings.backend === 'vertex';
    const transport = new Transport(settings);
    this.batches = new Batches(settings, transport);
    this.files = new Files(settings, transport);
  }
}

/** The official SDK's other namespaces. A type error already; these are for those who call from JavaScript. */
const NOT_HERE = [
  'agents',
  'authTokens',
  'caches',
  'chats',
  'credentials',
  'environments',
  'fileSearchStores',
  'interactions',
  'live',
  'models',
  'operations',
  'triggers',
  'tunings',
  'voices',
  'webhooks',
];

for (const name of NOT_HERE) {
  Object.defineProperty(Client.prototype, name, {
    configurable: true,
    get(): never {
      throw new ConfigurationError(
        `client.${name} is not part of @genai-batch/core, which is for batch jobs. ` +
          'Use the official SDK, @google/genai, beside it.',
      );
    },
  });
}
