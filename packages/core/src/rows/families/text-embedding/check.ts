import { isJsonObject } from '../../json-object.ts';
import { checkReservedNames, type LineRules, sayTo } from '../../line-rules.ts';
import { checkMessage } from '../../messages/check-message.ts';
import type { RowRoute } from '../../row-route.ts';
import { checkDimensions } from '../embedding-dimensions.ts';
import { TEXT_INSTANCE } from './instance.ts';

/** Names of the service's own output. */
const RESERVED = ['predictions', 'status'];

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/batch-prediction-genai-embeddings */
export function textEmbeddingRules({ model }: RowRoute): LineRules {
  return {
    check(line, report) {
      if (!isJsonObject(line)) return;
      const say = sayTo(report, 'row fails');
      const fields = Object.fromEntries(Object.entries(line).filter(([name]) => TEXT_INSTANCE.members.has(name)));
      const adviceFor = (): string => '';
      checkMessage(TEXT_INSTANCE, fields, { backend: 'vertex', consequence: 'row fails', report, adviceFor, path: [] });
      checkReservedNames(line, RESERVED, say);
      for (const name of ['outputDimensionality', 'output_dimensionality']) {
        checkDimensions(line[name], [name], model, say);
      }
      if ((line['title'] ?? null) !== null && (line['task_type'] ?? line['taskType']) !== 'RETRIEVAL_DOCUMENT') {
        const advice = "Give task_type: 'RETRIEVAL_DOCUMENT', or leave the title out.";
        say('wrong-value', ['title'], 'a title is for documents that are looked for, and no other task', advice);
      }
      if ((line['content'] ?? '') !== '') return;
      const advice =
        'request' in line || 'contents' in line
          ? 'This is a line for a Gemini model: a text embedding model takes { "content": "…" }.'
          : 'Give { "content": "…" }.';
      say('missing-field', ['content'], 'there is no text to embed', advice);
    },
  };
}
