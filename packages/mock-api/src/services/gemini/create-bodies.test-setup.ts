import type { JsonObject } from '../../model/json.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

export const GENERATE = 'v1beta/models/gemini-2.5-flash:batchGenerateContent';
export const EMBED = 'v1beta/models/gemini-embedding-001:asyncBatchEmbedContent';

/** The request of a row. */
export const asking = (text: string): JsonObject => ({ contents: [{ parts: [{ text }] }] });
/** A create call with its rows in it. */
export const inlined = (...requests: JsonObject[]): { batch: JsonObject } => ({
  batch: { inputConfig: { requests: { requests } } },
});
/** One row, with a key. */
export const hello = inlined({ request: asking('hello'), metadata: { key: 'a' } });

/** Puts lines into a file, and answers its name. */
export async function fileOf(cloud: MockCloud, ...lines: unknown[]): Promise<string> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return (await cloud.files.put({ mimeType: 'jsonl' }, [Buffer.from(text)])).name;
}

/** A create call whose rows are in a file. */
export const overFile = (fileName: string): { batch: JsonObject } => ({
  batch: { displayName: 'd', inputConfig: { fileName } },
});
