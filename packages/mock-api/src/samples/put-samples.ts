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

/** Puts look-alikes of the public objects that Google's own samples read where those samples look for them. */
export async function putSamples(store: ObjectStore): Promise<void> {
  store.ensureBucket(SAMPLE_BUCKET, { location: 'US' });
  for (const [name, rows] of samples) {
    if (store.get(SAMPLE_BUCKET, name)) continue; // kept from before
    const writer = store.openWriter(SAMPLE_BUCKET, name, { contentType: 'application/octet-stream' });
    await writer.write(new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
    await writer.finish();
  }
}
