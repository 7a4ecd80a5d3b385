import type { JsonObject } from '../model/json.ts';
import type { ObjectStore } from '../model/objects/object-store.ts';
import { claudeRows } from './claude-rows.ts';
import { embeddingRows } from './embedding-rows.ts';
import { geminiRows } from './gemini-rows.ts';

const SAMPLE_BUCKET = 'cloud-samples-data';

const samples: readonly [name: string, rows: readonly JsonObject[]][] = [
  ['anthropic-test-data-gcs.jsonl', claudeRows],
  ['batch/prompt_for_batch_gemini_predict.jsonl', geminiRows],
  ['generative-ai/embeddings/embeddings_input.jsonl', embeddingRows],
];

/**
 * Puts look-alikes of the public objects that Google's own samples read where those samples look for them: at once, for
 * whoever looks into a new cloud finds them there.
 */
export function putSamples(store: ObjectStore): void {
  store.ensureBucket(SAMPLE_BUCKET, { location: 'US' });
  for (const [name, rows] of samples) {
    if (store.get(SAMPLE_BUCKET, name)) continue; // kept from before
    store.put(SAMPLE_BUCKET, name, bytesOf(rows), { contentType: 'application/octet-stream' });
  }
}

const written = new Map<readonly JsonObject[], Uint8Array>();

/** Written once for all clouds: tests make many. */
function bytesOf(rows: readonly JsonObject[]): Uint8Array {
  const known = written.get(rows);
  if (known) return known;
  const bytes = new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  written.set(rows, bytes);
  return bytes;
}
