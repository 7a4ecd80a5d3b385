import type { AnyClient } from '../clients.ts';
import type { Job } from '../stage.ts';

/** Creates a batch of two rows in the call. */
export function createBatch(client: AnyClient, displayName: string = 'nightly'): Promise<Job> {
  const src = ['one', 'two'].map((contents) => ({ contents, metadata: { key: contents } }));
  return client.batches.create({ model: 'gemini-2.5-flash', src, config: { displayName } });
}
